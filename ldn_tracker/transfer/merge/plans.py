"""The plan of a file beside the plan that is here: never silently replaced (pure)."""

from dataclasses import fields, replace
from datetime import date, timedelta
from functools import partial

from dose.diary.diary import Diary
from dose.diary.parts import Plan, PreviousPlan
from ldn_tracker.transfer.preview import Tally
from ldn_tracker.transfer.words import gives_way_to, once_a_day_here, say, stays_here


def merge_plans(
    mine: Diary, theirs: Diary, tally: Tally, today: date, *, prefer_file: bool
) -> dict:
    """`plan` and `previous_plans` as they will be; a plan that gives way becomes an earlier one."""
    earlier = _merge_earlier(mine, theirs, tally)
    here, there = mine.plan, theirs.plan
    stays = {"plan": here, "previous_plans": earlier}
    if there is None:
        return stays
    if _misread(there, mine, theirs):
        tally.note("refused", "plan", partial(once_a_day_here, there))
        return stays
    if here is None:
        tally.note("added", "plan", partial(say, there))
        return stays | {"plan": there}
    if any(_same(there, plan) for plan in (here, *mine.previous_plans)):
        tally.note("unchanged", "plan")
        return stays
    if not prefer_file:
        tally.note("refused", "plan", partial(stays_here, here, there))
        return stays
    tally.note("changed", "plan", partial(gives_way_to, here, there))
    start = there.start or today
    gives_way = _until(here, start - timedelta(1))
    return {"plan": replace(there, start=start), "previous_plans": (*earlier, gives_way)}


def _merge_earlier(mine: Diary, theirs: Diary, tally: Tally) -> tuple[PreviousPlan, ...]:
    merged = list(mine.previous_plans)
    for plan in theirs.previous_plans:
        if plan in mine.previous_plans or (mine.plan and _same(plan, mine.plan)):
            tally.note("unchanged", "previous_plans")
        else:
            tally.note("added", "previous_plans", partial(say, plan))
            merged.append(plan)
    return tuple(merged)


def _misread(there: Plan, mine: Diary, theirs: Diary) -> bool:
    """Whether the doses here would be read as parts of a day: where a plan wants two and no row
    of the regimen has them, they are."""
    rows = (*mine.regimen, *theirs.regimen)
    return there.doses_per_day == 2 and bool(rows) and all(row.timing != "both" for row in rows)


def _same(one: Plan, other: Plan) -> bool:
    """Whether two plans prescribe the same, whenever they were in force."""
    names = [part.name for part in fields(Plan) if part.name != "start"]
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _until(plan: Plan, last_day: date) -> PreviousPlan:
    facts = {part.name: getattr(plan, part.name) for part in fields(Plan) if part.name != "start"}
    start = plan.start or plan.confirmed_on or last_day
    return PreviousPlan(**facts, start=start, until=max(start, last_day))
