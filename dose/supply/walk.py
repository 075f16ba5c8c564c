"""The stock up to today, and from today on until it runs out (pure)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dose.diary.supply import Supply
from dose.supply.past_use import PastUse
from dose.supply.shelf import NONE, Arrivals, Shelf
from dose.supply.uses import DoseOn, as_regimen, uses
from dose.treatment.course import Course, plan_on
from dose.treatment.due_days import regimen_stretches
from journal.day import DAY

LONGEST = timedelta(730)  # two years: nobody orders for longer


@dataclass(frozen=True)
class AtHand:
    """What is there on a day, before what is still due of it, and what that rests on.

    `supposed`: how many doses nobody recorded and count as taken. `unmade`: recorded doses (mg) by
    day that nothing at hand makes. `morning`: what there was as the day began.
    """

    shelf: Shelf
    morning: Shelf
    supposed: int
    unmade: tuple[tuple[date, Decimal], ...]


@dataclass(frozen=True, slots=True)
class RunsOut:
    """The first day with a dose due that the stock cannot make, and that dose (mg).

    `on` None: not within two years; `is_due` False: no dose is due in them; `makes_one` False: the
    very first one cannot be made.
    """

    on: date | None
    dose_mg: Decimal | None
    is_due: bool
    makes_one: bool = True


def at_hand(course: Course, supply: Supply) -> AtHand:
    """The stock on the course's own day."""
    plan, known = plan_on(course.diary, course.day), supply.kinds_by(course.day)
    is_liquid = bool(plan and plan.form == "liquid")
    shelf = Shelf(liquid_first=is_liquid, stock=dict.fromkeys(known, NONE))
    since = supply.known_since(course.day)
    if since is None:
        return AtHand(shelf, shelf, 0, ())
    morning = shelf
    came, past = Arrivals(supply), PastUse(course, since, shelf)
    for stretch in regimen_stretches(
        course, since, course.day, {course.day, *came.mornings(course.day)}
    ):
        came.open_day(stretch.first, shelf)
        if stretch.first == course.day:
            morning = shelf.copy()
        past.use(stretch)
    return AtHand(shelf, morning, past.supposed, tuple(past.unmade))


def runs_out(course: Course, found: AtHand, dose_on: DoseOn = as_regimen) -> RunsOut:
    """When what is at hand cannot make a dose that is due, from the course's own day on."""
    shelf, is_due, makes_one = found.shelf.copy(), False, False
    for used in uses(course, course.day, course.day + LONGEST, dose_on):
        shelf.let_go(used.day)
        for dose_mg in used.supposed:
            is_due = True
            if shelf.take(dose_mg) is None:
                return RunsOut(used.day, dose_mg, is_due, makes_one)
            makes_one = True
    return RunsOut(None, None, is_due)


def mornings(
    course: Course, found: AtHand, days: int, dose_on: DoseOn = as_regimen
) -> Iterator[tuple[date, dict]]:
    """The stock by kind, now and on each of the next `days` mornings; what cannot be made waits."""
    shelf = found.shelf.copy()
    yield course.day, dict(shelf.stock)
    for used in uses(course, course.day, course.day + days * DAY, dose_on):
        if used.day > course.day:
            shelf.let_go(used.day)
            yield used.day, dict(shelf.stock)
        for dose_mg in used.supposed:
            shelf.take(dose_mg)
