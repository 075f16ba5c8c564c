"""The amounts of LDN that a file brings and that are rather slips: questions, by kind (pure)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from dose.diary.diary import Diary
from dose.diary.parts import Plan
from dose.treatment.amount_question import AmountQuestion, amount_question
from dose.treatment.course import plan_on
from ldn_tracker.transfer.words import say


def amounts_to_ask_about(mine: Diary, merged: Diary) -> Iterator[tuple[str, str]]:
    """Each question with its kind of row, about what is in `merged` and was not here before."""
    yield from (("plan", words) for words in _of_plans(mine, merged))
    yield from (("regimen", words) for words in _of_regimen(mine, merged))
    yield from (("doses", words) for words in _of_doses(mine, merged))


def _of_plans(mine: Diary, merged: Diary) -> Iterator[str]:
    here = {mine.plan, *mine.previous_plans}
    for plan in (merged.plan, *merged.previous_plans):
        if plan and plan not in here:
            yield from (question.words for question in _in_plan(plan))


def _in_plan(plan: Plan) -> Iterator[AmountQuestion]:
    """About the highest dose, the others within it, and what one capsule or one ml holds."""
    within = (plan.starting_dose_mg, plan.step_mg)
    holds = (*plan.strengths_mg, *filter(None, [plan.liquid_mg_per_ml]))
    found = [amount_question(plan.max_dose_mg)]
    found += [amount_question(mg, most_mg=plan.max_dose_mg) for mg in within]
    found += [amount_question(mg) for mg in holds]
    yield from dict.fromkeys(question for question in found if question)


def _of_regimen(mine: Diary, merged: Diary) -> Iterator[str]:
    here = set(mine.regimen)
    for row in merged.regimen:
        if row not in here and (question := _on(merged, row.start, row.dose_mg)):
            yield f"from {say(row.start)}: {question.words}"


def _of_doses(mine: Diary, merged: Diary) -> Iterator[str]:
    """About the whole day's dose of each day with a dose that was not here."""
    if merged.doses == mine.doses:
        return
    here = set(mine.doses)
    new = {dose.day for dose in merged.doses if dose.taken and dose not in here}
    taken: dict[date, Decimal] = {}
    for dose in merged.doses:
        if dose.taken and dose.day in new:
            taken[dose.day] = taken.get(dose.day, Decimal(0)) + (dose.dose_mg or 0)
    for day, mg in sorted(taken.items()):
        if question := _on(merged, day, mg):
            yield f"{say(day)}: {question.words}"


def _on(diary: Diary, day: date, mg: Decimal) -> AmountQuestion | None:
    plan = plan_on(diary, day)
    return amount_question(mg, most_mg=plan.max_dose_mg if plan else None)
