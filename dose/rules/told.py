"""An assessment as it is told to whoever fills in the diary (pure)."""

from dataclasses import replace

from dose.rules.book import Assessment
from dose.rules.findings import Finding
from journal.voice import Told, retold_in

TEXTS = ("headline", "because", "would_change_if")


def told(assessment: Assessment, person: Told) -> Assessment:
    """The assessment with its texts so; only to be shown, as what is stored and compared is not."""
    if not person.filled_in_for:
        return assessment
    return replace(
        assessment,
        finding=_told(assessment.finding, person),
        safety=tuple(_told(each, person) for each in assessment.safety),
        notes=tuple(_told(each, person) for each in assessment.notes),
    )


def _told(finding: Finding, person: Told) -> Finding:
    return retold_in(finding, person, *TEXTS)
