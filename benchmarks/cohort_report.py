"""The cohort's table and plots: one row a kind of patient."""

from collections.abc import Callable
from pathlib import Path
from statistics import mean, median

from benchmarks.cohort_plots import bars, curves
from benchmarks.follow import CHANGES, EARLY, PLAN, Course
from benchmarks.patients import KINDS

FOR_SYMPTOM = ("worse-at-this-dose",)


def needless(course: Course, until: int = 10**6, *, for_symptom: bool = False) -> int:
    """Changes for a side effect that the medicine does not cause.

    With `for_symptom`: steps down because the main symptom seemed worse at this dose, which in
    these patients is always chance.
    """

    def caused(day: int) -> bool:
        return course.first_effect is not None and day >= course.first_effect

    return sum(
        act in CHANGES and day < until and (for_symptom or not caused(day))
        for day, act, rule in course.changes
        if (rule in FOR_SYMPTOM) == for_symptom
    )


def days_to_act(course: Course) -> int | None:
    """Days from the true side effect's first day to the first change made for it."""
    if course.first_effect is None:
        return None
    acted = course.first(CHANGES, course.first_effect)
    return None if acted is None else acted - course.first_effect + 1


def switches(course: Course) -> int:
    """How often the time of day was changed."""
    return sum(act.startswith("switch") for _, act, _ in course.changes)


def _share(rows: list[Course], test: Callable[[Course], bool]) -> str:
    return f"{round(100 * mean(map(test, rows)))} %"


def days_to_see(course: Course) -> int | None:
    """Days from the true side effect's first day to the first answer it led, holds included."""
    if course.first_effect is None or course.seen is None:
        return None
    return course.seen - course.first_effect + 1


def _when(rows: list[Course], met: Callable[[Course], int | None]) -> str:
    """The median day, and the share by day 10; a dash where nothing is to be met."""
    if not any(course.first_effect is not None for course in rows):
        return "–"
    days = [day for day in map(met, rows) if day is not None]
    by_10 = sum(day <= 10 for day in days) / len(rows)
    return f"{median(days):g} ({round(100 * by_10)} % by day 10)" if days else "never"


def _asked_no_benefit(rows: list[Course]) -> str:
    days = [next((d for d, rule in c.asked if rule == "no-benefit"), None) for c in rows]
    known = [day for day in days if day is not None]
    return f"day {median(known):g} ({round(100 * len(known) / len(rows))} %)" if known else "–"


def _mean_highest(rows: list[Course]) -> str:
    return f"{mean(float(course.highest) for course in rows):.1f}"


def _needless_early(course: Course) -> bool:
    return needless(course, EARLY) > 0


def _settled(course: Course) -> bool:
    return course.last_rule == "lowest-effective-dose" and course.last_mg < PLAN.max_dose_mg


COLUMNS: tuple[tuple[str, Callable[[list[Course]], str]], ...] = (
    ("needless for a side effect, 12 weeks", lambda rows: _share(rows, _needless_early)),
    ("by “moderate on 3 of 7 days”", lambda rows: _share(rows, lambda c: c.naive)),
    ("the same a patient, 26 weeks", lambda rows: f"{mean(map(needless, rows)):.2f}"),
    (
        "needless for the symptom a patient, 26 weeks",
        lambda rows: f"{mean(needless(c, for_symptom=True) for c in rows):.2f}",
    ),
    ("true effect seen, median day", lambda rows: _when(rows, days_to_see)),
    ("acted on, median day", lambda rows: _when(rows, days_to_act)),
    ("time of day changed twice or more", lambda rows: _share(rows, lambda c: switches(c) > 1)),
    ("highest dose, mean mg", _mean_highest),
    ("ends held below the maximum by benefit", lambda rows: _share(rows, _settled)),
    ("asked “worth continuing?”", _asked_no_benefit),
)


def render(courses: list[Course], patients: int) -> str:
    """The report in Markdown."""
    head = ["patients", *(title for title, _ in COLUMNS)]
    lines = [" | ".join(head), " | ".join(["---"] * len(head))]
    for kind in KINDS:
        rows = [course for course in courses if course.kind.name == kind.name]
        lines.append(" | ".join([kind.name, *(column(rows) for _, column in COLUMNS)]))
    return INTRODUCTION.format(patients=patients) + "\n".join(f"| {x} |" for x in lines) + "\n"


INTRODUCTION = """# Does it behave?

Made by `python -m benchmarks.cohort --patients {patients} --write`: {patients} simulated patients
of each kind follow every suggestion the next day, for 26 weeks after a baseline of 14 days. The
plan starts at 1.5 mg, steps of 1.5 mg every 14 days, at most 4.5 mg; capsules of 0.5 and 1.5 mg.
“Needless for a side effect” is a step down or a change of time for one that the simulated medicine
does not cause; “for the symptom” is a step down by `worse-at-this-dose`, here always chance.
“Moderate on 3 of 7 days” is the naive rule for comparison, on the same ratings.

"""
NOTES = Path(__file__).with_name("cohort_notes.md")
PLOTS = """
![Share with a needless change for a side effect in twelve weeks](img/cohort-needless.svg)

![Share of patients in whom a true side effect was acted on, by day](img/cohort-days.svg)
"""


def write(docs: Path, text: str, courses: list[Course]) -> None:
    """Put the table, its plots and what was found about them into `docs`."""
    notes = NOTES.read_text()
    (docs / "cohort.md").write_text(f"{text}{PLOTS}\n{notes}")
    by_kind = [(kind, [c for c in courses if c.kind.name == kind.name]) for kind in KINDS]
    images = docs / "img"
    images.mkdir(exist_ok=True)
    shares = {
        kind.name: (mean(map(_needless_early, rows)), mean(c.naive for c in rows))
        for kind, rows in by_kind
        if not kind.effect
    }
    (images / "cohort-needless.svg").write_text(bars(shares, ("these rules", "3 of 7 days")))
    met = {kind.name: list(map(days_to_act, rows)) for kind, rows in by_kind if kind.effect}
    (images / "cohort-days.svg").write_text(curves(met))
