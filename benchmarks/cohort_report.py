"""The cohort's tables and plots: one row a kind of patient."""

from collections.abc import Callable
from pathlib import Path
from statistics import mean, median

from benchmarks import cohort_counts as counts
from benchmarks.cohort_expected import COMPARED, EXPECTED
from benchmarks.cohort_plots import bars, curves
from benchmarks.follow import EARLY, PLAN, WEEKS, Course
from benchmarks.patients import KINDS, Kind

Rows = list[Course]
Columns = tuple[tuple[str, Callable[[Rows], str]], ...]
NOTHING = "–"


def _share(rows: Rows, test: Callable[[Course], bool]) -> str:
    return f"{round(100 * mean(map(test, rows)))} %"


def _each(count: Callable[[Course], int]) -> Callable[[Rows], str]:
    """How often, a patient."""
    return lambda rows: f"{mean(map(count, rows)):.2f}"


def _median_day(rows: Rows, day: Callable[[Course], int | None]) -> str:
    """The median day, and the share of the patients who had one."""
    known = [found for found in map(day, rows) if found is not None]
    return f"{median(known):g} ({round(100 * len(known) / len(rows))} %)" if known else NOTHING


def _within_10(rows: Rows, day: Callable[[Course], int | None]) -> str:
    """The median day of a true effect, and the share met by its tenth day."""
    if not any(course.first_effect is not None for course in rows):
        return NOTHING
    days = [found for found in map(day, rows) if found is not None]
    by_10 = sum(found <= 10 for found in days) / len(rows)
    return f"{median(days):g} ({round(100 * by_10)} % by day 10)" if days else "never"


def _needless_early(course: Course) -> bool:
    return counts.for_side_effect(course, deserved=False, until=EARLY) > 0


def _settled(course: Course) -> bool:
    return course.last_rule == "lowest-effective-dose" and course.last_mg < PLAN.max_dose_mg


CHANGED: Columns = (
    ("needless steps down for the symptom", _each(lambda c: counts.for_symptom(c, deserved=False))),
    ("deserved", _each(lambda c: counts.for_symptom(c, deserved=True))),
    (
        "needless changes for a side effect",
        _each(lambda c: counts.for_side_effect(c, deserved=False)),
    ),
    ("deserved", _each(lambda c: counts.for_side_effect(c, deserved=True))),
    ("reversals", _each(counts.reversals)),
    ("left one dose twice", lambda rows: _share(rows, lambda c: counts.most_left(c) == 2)),
    ("three times", lambda rows: str(sum(counts.most_left(c) > 2 for c in rows))),
    ("4.5 mg, median day", lambda rows: _median_day(rows, counts.day_at_maximum)),
    ("ends at, mean mg", lambda rows: f"{mean(float(c.last_mg) for c in rows):.1f}"),
)
ASKED: Columns = (
    ("a needless change for a side effect, 12 weeks", lambda rows: _share(rows, _needless_early)),
    ("by “moderate on 3 of 7 days”", lambda rows: _share(rows, lambda c: c.naive)),
    (
        "to get in touch about a severe effect that LDN did not cause",
        lambda rows: _share(rows, lambda c: counts.needless_calls(c) > 0),
    ),
    ("true effect seen after, median days", lambda rows: _within_10(rows, counts.days_to_see)),
    ("acted on after", lambda rows: _within_10(rows, counts.days_to_act)),
    (
        "time of day changed twice or more",
        lambda rows: _share(rows, lambda c: counts.switches(c) > 1),
    ),
    (
        "`not-tolerated`, median day",
        lambda rows: _median_day(rows, lambda c: counts.day_asked(c, "not-tolerated")),
    ),
    (
        "“worth continuing?”, median day",
        lambda rows: _median_day(rows, lambda c: counts.day_asked(c, "no-benefit")),
    ),
    ("ends below the maximum by benefit", lambda rows: _share(rows, _settled)),
)


def symptom_steps(course: Course) -> int:
    """Steps down for the main symptom, needless or not."""
    return sum(counts.for_symptom(course, deserved=deserved) for deserved in (True, False))


def side_effect_changes(course: Course) -> int:
    """Changes for a side effect, needless or not."""
    return sum(counts.for_side_effect(course, deserved=deserved) for deserved in (True, False))


MEASURED: tuple[Callable[[Rows], str], ...] = (
    _each(symptom_steps),
    _each(side_effect_changes),
    lambda rows: _median_day(rows, counts.first_deserved),
    _each(counts.reversals),
    lambda rows: _median_day(rows, counts.day_at_maximum),
)


def by_kind(courses: Rows) -> list[tuple[Kind, Rows]]:
    """The courses of each kind, in the kinds' order."""
    return [(kind, [c for c in courses if c.kind.name == kind.name]) for kind in KINDS]


def render(courses: Rows, patients: int) -> str:
    """The report in Markdown."""
    rows = by_kind(courses)
    parts = (
        INTRODUCTION.format(patients=patients, kinds=len(KINDS), weeks=WEEKS),
        COMPARING,
        compared(rows),
        CHANGES_OF_DOSE,
        _table(CHANGED, rows),
        WHAT_WAS_SEEN,
        _table(ASKED, rows),
    )
    return "".join(parts)


def compared(rows: list[tuple[Kind, Rows]]) -> str:
    """Each figure beside the one that the rule book gives for this kind of patient."""
    known = [(kind, found) for kind, found in rows if kind.name in EXPECTED]
    lines = [["patients", *COMPARED], ["---"] * (1 + len(COMPARED))]
    for kind, found in known:
        pairs = zip(MEASURED, EXPECTED[kind.name], strict=True)
        cells = [f"{measure(found)} · *{expected}*" for measure, expected in pairs]
        lines.append([kind.name, *cells])
    return _lines(lines)


def _table(columns: Columns, rows: list[tuple[Kind, Rows]]) -> str:
    head = ["patients", *(title for title, _ in columns)]
    body = [[kind.name, *(column(found) for _, column in columns)] for kind, found in rows]
    return _lines([head, ["---"] * len(head), *body])


def _lines(rows: list[list[str]]) -> str:
    return "".join(f"| {' | '.join(cells)} |\n" for cells in rows)


INTRODUCTION = """# Does it behave?

Made by `python -m benchmarks.cohort --patients {patients} --write`: {patients} simulated patients
of each of {kinds} kinds follow every suggestion the next day, for {weeks} weeks after a baseline of
14 days. The plan starts at 1.5 mg, steps of 1.5 mg every 14 days, at most 4.5 mg; capsules of 0.5
and 1.5 mg. Everything is counted a patient, and days from the first dose (of a true effect: from
its own first day). How these patients live and answer stands at the end.

A change is **deserved** where it speaks of something that the simulated medicine truly does at the
dose and time it was taken, and **needless** otherwise.
"""
COMPARING = """
## Beside the figures of the rule book

The kinds of patients for which the rules themselves came with figures: ours, then *theirs*.

"""
CHANGES_OF_DOSE = """
## What was changed

"""
WHAT_WAS_SEEN = """
## What was seen and asked

“Moderate on 3 of 7 days” is the naive rule for comparison, on the same ratings.

"""
NOTES = Path(__file__).with_name("cohort_notes.md")
PLOTS = """
![Share with a needless change for a side effect in twelve weeks](img/cohort-needless.svg)

![Share of patients in whom a true effect was acted on, by day](img/cohort-days.svg)

![Share of patients who had reached 4.5 mg, by day](img/cohort-maximum.svg)
"""
SHOWN_RISING = (
    "calm", "calm, crashes and infections", "many symptoms", "sleepless at night +2",
    "fatigue worse by 2 from 3 mg", "fatigue worse by 3 from 3 mg",
)  # fmt: skip


def write(docs: Path, text: str, courses: Rows) -> None:
    """Put the tables, their plots and what was found about them into `docs`."""
    notes = NOTES.read_text()
    (docs / "cohort.md").write_text(f"{text}{PLOTS}\n{notes}")
    images = docs / "img"
    images.mkdir(exist_ok=True)
    for name, drawing in drawings(by_kind(courses)).items():
        (images / f"cohort-{name}.svg").write_text(drawing)


def drawings(rows: list[tuple[Kind, Rows]]) -> dict[str, str]:
    """Each plot by its name."""
    shares = {
        kind.name: (mean(map(_needless_early, found)), mean(c.naive for c in found))
        for kind, found in rows
        if not kind.effect
    }
    met = {kind.name: list(map(counts.days_to_act, found)) for kind, found in rows if kind.effect}
    reached = {
        kind.name: list(map(counts.day_at_maximum, found))
        for kind, found in rows
        if kind.name in SHOWN_RISING
    }
    return {
        "needless": bars(shares, ("these rules", "3 of 7 days")),
        "days": curves(met, 42, "days since it began"),
        "maximum": curves(reached, WEEKS * 7, "days since the first dose"),
    }
