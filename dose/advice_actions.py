"""The writes that span a suggestion and the regimen: following it, and thinking again."""

import logging
from datetime import date, datetime

from django.db import OperationalError

from dose import actions, queries
from dose.diary import parts
from dose.models import AdviceRow
from journal.locking import changes_diary
from journal.models import PersonRow

log = logging.getLogger(__name__)


def keep_if_possible(*, person: PersonRow, assessment) -> AdviceRow | None:
    """Keep what is suggested today; on a full disk it is shown all the same, and kept later."""
    try:
        return actions.keep_advice(person=person, assessment=assessment)
    except OperationalError:
        log.exception("A suggestion was shown and could not be kept")
        return None


@changes_diary
def follow_advice(
    *, person: PersonRow, on: date, rule: str, action: str, row: parts.Regimen | None
) -> AdviceRow:
    """Keep that a suggestion was followed, and record the change it means, if it means one."""
    if row:
        actions.change_regimen(
            person=person,
            start=row.start,
            dose_mg=row.dose_mg,
            timing=row.timing,
            reason=row.reason,
        )
    return actions.answer_advice(person=person, on=on, rule=rule, action=action, answer="done")


@changes_diary
def answer_otherwise(
    *,
    person: PersonRow,
    on: date,
    rule: str,
    action: str,
    row: parts.Regimen | None,
    answer: str | None,
    at: datetime,
) -> AdviceRow:
    """Keep another answer than "done", or none (None); a change that "done" recorded is withdrawn.

    The change is known by its dose, time and reason; one that was corrected since stays.
    """
    was_done = queries.advice_on(person, on).filter(rule=rule, answer="done").exists()
    recorded = queries.change_recorded(person, row, on) if row and was_done else None
    if recorded:
        actions.withdraw_regimen(person=person, regimen_id=recorded.pk, at=at)
    return actions.answer_advice(person=person, on=on, rule=rule, action=action, answer=answer)
