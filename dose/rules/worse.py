"""Is the main symptom worse since the dose was raised? A step down, or a wait before going on."""

from datetime import date, timedelta
from typing import NamedTuple

from dose.rules import answers, words
from dose.rules.facts import Facts
from dose.rules.findings import Finding
from journal.stats import AFTER_DAYS, BASELINE_AT_LEAST, difference, mean

LOOKED_AT_DAYS = 41  # judgement: later a rise is hardly to blame (simulated)
DOWN_POINTS, WAIT_POINTS = 2, 1.5  # farrar-2001, judgement: with the whole range above 0
WEEK_RATINGS = 4  # broderick: four days stand for a week
SETTLED_FROM_DAY = 15  # judgement: two weeks are given to settle


class Rise(NamedTuple):
    """How much higher the main symptom is than before a dose.

    Its means before and now, and `since` which day "now" is.
    """

    dose_from: date
    before: float
    now: float
    since: date

    @property
    def points(self) -> float:
        """The difference."""
        return difference(self.now, self.before)


def step_down(f: Facts) -> Finding | None:
    """The main symptom is clearly worse two weeks into a higher dose."""
    rise = _fortnight(f)
    if not (rise and _is_lasting(f, rise)):
        return None
    because = f"{_seen(f, rise)} Nothing else is marked that explains it."
    return answers.step_down(f, "worse-at-this-dose", because, **_more(f, rise))


def wait(f: Facts) -> Finding | None:
    """The main symptom is worse on a higher dose, though less clearly, or it is too early."""
    fortnight = _fortnight(f)
    rise = fortnight or _week(f)
    if rise is None or (fortnight and _is_lasting(f, fortnight)):
        return None
    later = f.day + timedelta(max(SETTLED_FROM_DAY - f.course.on_dose, 0))
    is_early = later > f.day
    looked = f" We will look at it again on {words.on(later)}." if is_early else ""
    return answers.hold(
        f,
        "worse-at-this-dose",
        "Stay at this dose for now; it is too early to tell"
        if is_early
        else "Stay at this dose for now; do not go up while it is worse",
        f"{_seen(f, rise)} That is no reason to go back yet, but enough to wait.{looked}",
        next_date=later if is_early else None,
        **_more(f, rise),
    )


def _is_lasting(f: Facts, rise: Rise) -> bool:
    return f.course.on_dose >= SETTLED_FROM_DAY and rise.points >= DOWN_POINTS


def _fortnight(f: Facts) -> Rise | None:
    """The last two weeks against those before the dose, where clearly worse by 1.5 points."""
    course, compared = f.course, f.before_dose_against_now
    if not _is_looked_at(f) or compared is None or course.dose_from is None:
        return None
    if difference(compared.now, compared.before) < WAIT_POINTS or compared.high >= 0:
        return None
    first = f.day - timedelta(AFTER_DAYS - 1)
    return Rise(course.dose_from, compared.before, compared.now, first)


def _week(f: Facts) -> Rise | None:
    """The last week against the two before the dose, where worse by 1.5 points."""
    before, course = f.log.before_dose(f.primary), f.course
    rated = [e.ratings[f.primary] for e in f.log.window_entries if f.primary in e.ratings]
    now, then = mean(rated, WEEK_RATINGS), mean(before, BASELINE_AT_LEAST)
    if not _is_looked_at(f) or now is None or then is None or course.dose_from is None:
        return None
    rise = Rise(course.dose_from, then, now, f.log.window_days[0])
    return rise if rise.points >= WAIT_POINTS else None


def _is_looked_at(f: Facts) -> bool:
    """A rise in the last six weeks, and nothing else that explains it."""
    first = f.course.dose_from
    if first is None or f.course.start is None or not f.course.was_raised:
        return False
    return (f.day - first).days <= LOOKED_AT_DAYS and not f.log.other_causes


def _seen(f: Facts, rise: Rise) -> str:
    return (
        f"Your {f.primary_name} averaged {rise.now:.1f} ({words.days(rise.since, f.day)}) against"
        f" {rise.before:.1f} in the two weeks before this dose:"
        f" {words.points(rise.points, f.primary_scale)} higher."
    )


def _more(f: Facts, rise: Rise) -> dict:
    return {
        "numbers": {
            "days_at_dose": f.course.on_dose,
            "before": round(rise.before, 2),
            "now": round(rise.now, 2),
            "points_higher": round(rise.points, 2),
        },
        "would_change_if": (
            "The average comes down again.",
            "You mark something else that explains it, such as an infection or a crash.",
        ),
        "sources": ("polo-2019", "ldn-research-trust", "farrar-2001"),
        "about": frozenset({f.primary}),
        "days": (rise.dose_from - timedelta(AFTER_DAYS), f.day),
    }
