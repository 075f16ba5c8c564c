"""An assessment in the words for whoever fills the diary in (pure): see `journal/voice.py`."""

from dataclasses import replace

from dose.rules.book import Assessment
from dose.rules.findings import Finding
from journal.voice import Told, retold_in

TEXTS = ("headline", "because", "would_change_if")


def retold_assessment(assessment: Assessment, person: Told) -> Assessment:
    """The assessment told of somebody else where another fills in; to be shown, never stored."""
    if not person.filled_in_for:
        return assessment
    return replace(
        assessment,
        finding=_retold(assessment.finding, person),
        safety=tuple(_retold(each, person) for each in assessment.safety),
        notes=tuple(_retold(each, person) for each in assessment.notes),
    )


def _retold(finding: Finding, person: Told) -> Finding:
    return retold_in(finding, person, *TEXTS)
