"""The one write that spans a suggestion and the regimen: following it."""

from datetime import date

from django.db import transaction

from dose import actions, parts
from dose.models import Advice
from dose.rules.findings import Finding
from journal.models import Person


@transaction.atomic
def follow_advice(
    *, person: Person, on: date, finding: Finding, row: parts.Regimen | None
) -> Advice:
    """Keep that a suggestion was followed, and record the change it means, if it means one."""
    if row:
        actions.change_regimen(
            person=person,
            start=row.start,
            dose_mg=row.dose_mg,
            timing=row.timing,
            reason=row.reason,
        )
    return actions.answer_advice(
        person=person, on=on, rule=finding.rule, action=str(finding.action), answer="done"
    )
