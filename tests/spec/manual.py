"""docs/rules.md, from the rules' own sentences, numbers and sources, and from the cases here."""

import re
from collections.abc import Iterator
from pathlib import Path

from dose.rules.evidence import SOURCES
from dose.rules.findings import Finding
from dose.rules.rule import BESIDE
from dose.rules.table import ROWS, RULESET
from tests.spec.sections import SECTIONS, table
from tests.spec.story import Case, Row

ROOT = Path(__file__).resolve().parents[2]
INTRODUCTION = f"""\
# The rules

Written by `python manage.py rules_doc` from the rules themselves and the cases in `tests/spec/`,
all of which are tests: do not edit. Rule set {RULESET}.

This diary is no medical advice. The rules follow the plan that a prescriber has given, as it was
entered, and never go beyond it; a prescriber and a pharmacist should review them before a release.
They look at one diary on one day and at nothing that is dated later. The table is read from the
top: the first row that matches is the answer. Every emergency and urgent row that matches is shown
besides, worst first; the other matches become notes. “Not enough data” is a normal answer, and no
answer says that LDN works.

While no prescriber has confirmed the plan (`confirmed_on`), a change of dose or time becomes “talk
to your prescriber”, under the same rule, with no mg in it. “Contact” after an answer means: get in
touch now, not at the next visit. A dose after an answer is the one after following it; it is given
where the dose or its time changes.
"""
TERMS = (
    ("start", "The first dose, or the day of an `already_taking` row if that is not later."),
    ("the last N days", "today and the N − 1 days before it, here and in every row"),
    (
        "gap",
        "The days without a dose between two doses, or between the last one and today; days of a"
        " break count too.",
    ),
    (
        "restart",
        "The latest first dose after 7 days or more without one, if it was in the last year.",
    ),
    (
        "present dose, present time",
        "What the regimen says, from its first day on, which is never before the start. The dose is"
        " the whole day's; taken in two parts they are equal; every day, every second or third.",
    ),
    (
        "day of the dose",
        "How many days the present dose has been taken, today included; counted anew after a"
        " restart; 0 before the start.",
    ),
    ("change", "The latest change: of dose, of time, or a restart."),
    ("days since the change", "Days since the latest change; 0 on its day and before the start."),
    ("time lock", "The time of day changed less than 14 days ago, or twice in the last 56."),
    ("rated days", "Days on which the main symptom, or insomnia, sedation or nausea, was rated."),
    (
        "other causes",
        "In the window's days: a factor, a medicine that began, or a crash on 3 days or more.",
    ),
    ("window", "The 7 days that end today, of these those after the change, and their ratings."),
    ("baseline", "The mean in the 14 days before the start, at least 7 rated; otherwise unknown."),
    ("moderate", "At least 5 ratings in the window, at least 3 of them 2 or more."),
    (
        "new",
        "Moderate today and yesterday, both 1.25 above the baseline; where that is unknown, said to"
        " be new. What was said not to be new, on or after the change, is not.",
    ),
    (
        "unasked",
        "Moderate today and yesterday with an unknown baseline, or new and no side effect that is"
        " asked about daily, and the person has not said whether it is new.",
    ),
    (
        "in time",
        "The change was at most 28 days ago; or 84, and moderate on every day from day 28 on.",
    ),
    (
        "attributable",
        "New, in time, no other cause; one that is not asked about daily is also said to be new.",
    ),
    (
        "severe",
        "3 of the last 4 ratings in 6 days are 3 or more (4 of 5 in 7 with a baseline of 1 on), a"
        " dose in 3 days; their mean 1.75 above the baseline, or 3.75 and 0.75 above it; where that"
        " is unknown, not said to be old.",
    ),
    (
        "clearly severe",
        "Severe, no other cause, 28 days from the change at most, known or said to be new, and not"
        " said to be old.",
    ),
    (
        "left",
        "A dose is left on the day on which the regimen lowers it for a side effect, insomnia or"
        " sedation.",
    ),
    (
        "adherence",
        "Of the last 14 days, without those of a break and without today until a dose or a skip is"
        " noted: days with a dose ÷ (days ÷ every how many), rounded down, at most 1; unknown with"
        " fewer than 7 days.",
    ),
    ("can be made", "Of up to three units, mixed, or in 0.1 ml; in two parts, each of them."),
    (
        "next up",
        "One plan step higher, at most the maximum; else the largest below it that can be made.",
    ),
    (
        "next down",
        "One plan step lower; else the lower dose nearest to half of it that can be made.",
    ),
    (
        "benefit",
        "yes: 2 points and 30 % lower, the range above 0; some: 1 point and 15 %; else none.",
    ),
    (
        "muted",
        "The rules that the person's prescriber advised otherwise about in the last 14 days, by the"
        " id of the row or of its answer.",
    ),
)
FIRST = {rule.id: number for number, rule in reversed(ROWS)}
NUMBER_OF = FIRST | {f"{rule.id}:last": number for number, rule in ROWS}
NUMBERS = (
    "dose/rules/*.py", "dose/treatment/course.py", "dose/treatment/units.py",
    "dose/treatment/adherence.py", "dose/diary/window.py",
    "journal/stats.py",
)  # fmt: skip
CONSTANT = re.compile(r"^(?P<names>[A-Z][A-Z_, ]+) = (?P<value>[^#\n]*\d[^#\n]*?)\s+# (?P<why>.+)$")


def manual() -> str:
    """The whole document."""
    parts = [INTRODUCTION, _terms()]
    places = iter(range(1, len(table()) + 1))
    for number, (title, modules) in enumerate(SECTIONS.items(), start=1):
        parts.append(f"## {number}. {title}\n")
        for module in modules:
            parts.append(_paragraph(module.SAYS))
            parts += [_row(row, None if title == BESIDE else next(places)) for row in module.ROWS]
    return "\n".join([*parts, _numbers(), _sources()])


def _terms() -> str:
    lines = [f"| {term} | {meaning} |" for term, meaning in TERMS]
    return "\n".join(["## Terms\n", "| term | meaning |", "|---|---|", *lines, ""])


def _paragraph(text: str) -> str:
    return " ".join(text.split()) + "\n"


def _row(row: Row, number: int | None) -> str:
    title = f"### {number} `{row.rule}`" if number else f"### `{row.rule}`"
    table = ["| diary | answer |", "|---|---|", *(_case(case) for case in row.cases), ""]
    return "\n".join([f"{title}\n", f"{_referring(row.text)}\n", *_example(row), *table])


def _referring(text: str) -> str:
    """A paragraph with the numbers of the rows that it refers to."""
    return re.sub(r"\{([\w:-]+)\}", lambda found: str(NUMBER_OF[found[1]]), text)


def _example(row: Row) -> Iterator[str]:
    """What the first case that it leads is told, and what that rests on."""
    answers = (case.assess() for case in row.cases)
    found = [f for a in answers for f in (a.finding, *a.notes) if f.rule == row.rule]
    if found:
        yield f"> **{found[0].headline}**  \n> {found[0].because}\n"
        yield f"Rests on: {_cited(found)}.\n"


def _cited(findings: list[Finding]) -> str:
    ids = dict.fromkeys(id for finding in findings for id in finding.sources)
    return ", ".join(f"{id} ({SOURCES[id].kind})" for id in ids)


def _case(case: Case) -> str:
    beside = f"; notes: {', '.join(case.notes) or 'none'}" if case.notes is not None else ""
    action, _, rest = case.answer.partition(" ")
    return f"| {case.words} | {action.replace('_', ' ')}: {rest}{beside} |"


def _numbers() -> str:
    files = [file for pattern in NUMBERS for file in sorted(ROOT.glob(pattern))]
    lines = [line for file in files for line in _constants(file)]
    head = ["## Numbers and where they come from\n", "| number | value | source |", "|---|---|---|"]
    return "\n".join([*head, *lines, ""])


def _constants(file: Path) -> Iterator[str]:
    for line in file.read_text(encoding="utf-8").splitlines():
        found = CONSTANT.match(line)
        if found and any(id in found["why"] for id in SOURCES):
            yield f"| {found['names']} | {found['value'].strip()} | {found['why']} |"


def _sources() -> str:
    lines = [f"| {s.id} | {s.citation} | {s.kind} | {s.says} |" for s in SOURCES.values()]
    head = ["## Sources\n", "| id | source | kind | what it can tell |", "|---|---|---|---|"]
    return "\n".join([*head, *lines, ""])
