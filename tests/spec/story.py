"""The words of the specification: a person's diary in a line or two, a case, a row of the table.

Every story is looked at on TODAY. `taking(21)` is somebody on day 21 of 1.5 mg at night whose diary
is quiet and complete, so that each case says only what is different.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dose.diary.diary import Diary
from dose.diary.parts import Advice, Dose, Medicine
from dose.rules.book import Assessment, assess
from tests import builders as a

TODAY = date(2026, 9, 20)
QUIET = {"fatigue": 7, "insomnia": 0, "sedation": 0, "nausea": 0}
BASELINE = 14
CHANGES = ("step_up", "step_down", "switch_to_morning", "switch_to_night")

Stretch = tuple[str, str, int, str]  # mg, timing, days, reason


@dataclass(frozen=True)
class Case:
    """One diary in words, the answer that it must get, and the notes where they are the point."""

    words: str
    diary: Diary
    answer: str
    notes: tuple[str, ...] | None = None
    suggestions: bool = True

    def assess(self) -> Assessment:
        """The program's answer."""
        return assess(self.diary, TODAY, suggestions=self.suggestions)


@dataclass(frozen=True)
class Row:
    """A row of the table, or what stands beside it: its paragraph, its cases.

    "{after-alert}" in a paragraph is the number of that rule's first row, "{gap:last}" of its last.
    """

    rule: str
    text: str
    cases: tuple[Case, ...]


def row(rule: str, text: str, *cases: Case) -> Row:
    """A row, its paragraph on one line."""
    return Row(rule, " ".join(text.split()), cases)


def answer(assessment: Assessment) -> str:
    """An assessment in a line: "step_down severe-side-effect, 3.0 mg, contact"."""
    finding = assessment.finding.as_dict()
    dose = [f"{finding['dose_mg']} mg"] if finding["action"] in CHANGES else []
    contact = ["contact"] if finding["contact"] else []
    return ", ".join([f"{finding['action']} {finding['rule']}", *dose, *contact])


def ago(days: int) -> date:
    """The day so many days before today."""
    return TODAY - timedelta(days)


def taking(
    days: int = 21,
    mg: str = "1.5",
    timing: str = "night",
    *,
    reason: str = "start",
    earlier: Sequence[Stretch] = (),
    before: Mapping | None = QUIET,
    usual: Mapping = QUIET,
    last: Mapping[str, Sequence] | None = None,
    marks: Mapping[int, Mapping] | None = None,
    missed: Sequence[int] = (),
    unrated: Sequence[int] = (),
    plan: Mapping | None = None,
    **lists,
) -> Diary:
    """A diary on day `days` of a dose, after the stretches `earlier`, 14 rated days before it all.

    `before` None: no days before LDN. `before` and `usual` hold a number, or a list that comes
    round again. `last`: a measure's latest ratings, the last one today's (None: not rated).
    `marks`: {days ago: more of that day's entry}. `missed`, `unrated`: days ago.
    """
    stretches = [*earlier, (mg, timing, days, reason)]
    total = sum(stretch[2] for stretch in stretches)
    regimen, doses, first = [], [], ago(total - 1)
    start = first
    for dose_mg, time, length, why in stretches:
        regimen.append(a.regimen(first, dose_mg, time, why))
        doses += _doses(first, first + timedelta(length - 1), dose_mg, time)
        first += timedelta(length)
    rows = {
        "plan": a.plan(**plan or {}),
        "regimen": regimen,
        "doses": [dose for dose in doses if (TODAY - dose.day).days not in missed],
        "entries": _entries(start, before, usual, last or {}, marks or {}, unrated),
    }
    return a.diary(**rows | lists)


def _doses(first: date, last: date, mg: str, timing: str) -> list[Dose]:
    """A dose on every day; taken in parts, half of it in the morning and half at night."""
    if timing != "both":
        return list(a.doses(first, last, mg, timing))
    half = str(Decimal(mg) / 2)
    return [*a.doses(first, last, half, "morning"), *a.doses(first, last, half, "night")]


def _entries(start, before, usual, last, marks, unrated) -> list:
    length = (TODAY - start).days + 1
    ratings = {n: _on(usual, length - 1 - n) for n in range(length) if n not in unrated}
    if before is not None:
        first = length + BASELINE - 1
        ratings |= {n: _on(before, first - n) for n in range(length, first + 1)}
    for measure, values in last.items():
        for n, value in enumerate(reversed(values)):
            ratings.setdefault(n, {})[measure] = value
    days = sorted({*ratings, *marks})
    return [a.entry(ago(n), _rated(ratings.get(n, {})), **marks.get(n, {})) for n in days]


def _on(level: Mapping, n: int) -> dict:
    """The ratings on day n of a level: a number is the same every day, a list comes round again."""
    return {
        id: value[n % len(value)] if isinstance(value, list | tuple) else value
        for id, value in level.items()
    }


def _rated(ratings: dict) -> dict:
    return {id: value for id, value in ratings.items() if value is not None}


def medicine(name: str, **facts) -> Medicine:
    """Something else that is taken."""
    return Medicine(name=name, **facts)


def otherwise(rule: str, days_ago: int = 1, action: str = "hold") -> tuple[Advice, ...]:
    """The answer "my prescriber advised otherwise" to a rule."""
    return answered(rule, days_ago, "advised_otherwise", action)


def answered(
    rule: str, days_ago: int, given: str | None = "done", action: str = "hold"
) -> tuple[Advice, ...]:
    """An answer to a rule."""
    return (Advice(on=ago(days_ago), rule=rule, action=action, answer=given),)


RAISED = (("1.5", "night", 21, "start"),)  # three weeks on 1.5 mg, before a rise
UNCONFIRMED = {"confirmed_on": None}
HALVES = {"strengths_mg": (a.Decimal("0.5"), a.Decimal("1.5"))}
