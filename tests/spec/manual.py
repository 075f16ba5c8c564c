"""docs/rules.md, from the rules' own sentences, numbers and sources, and from the cases here."""

import re
from collections.abc import Iterator
from pathlib import Path

from dose.adherence import Adherence
from dose.course import Course
from dose.rules.book import RULESET
from dose.rules.evidence import SOURCES
from dose.rules.facts import Facts
from dose.rules.findings import Finding
from dose.rules.log import Log
from dose.rules.side_effects import SideEffect
from journal.stats import Comparison
from tests.spec.sections import SECTIONS
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
touch now, not at the next visit.
"""
TERMS = (
    ("start", Course.start),
    ("gap", Course.gap),
    ("restart", Course.restart),
    ("present dose", Course.dose_from),
    ("present time", Course.timing_from),
    ("day of the dose", Course.on_dose),
    ("change", Course.change),
    ("days since the change", Course.since),
    ("time lock", Facts.time_locked),
    ("rated days", Log.rated_days),
    ("other causes", Log.other_causes),
    ("window", SideEffect.window),
    ("baseline", SideEffect.baseline),
    ("moderate", SideEffect.is_moderate),
    ("new", SideEffect.new),
    ("unasked", SideEffect.unasked),
    ("in time", SideEffect._in_time),
    ("attributable", SideEffect.attributable),
    ("severe", SideEffect.severe),
    ("clearly severe", SideEffect.clearly_severe),
    ("adherence", Adherence.share),
    ("next up", Facts.next_up),
    ("next down", Facts.next_down),
    ("benefit", Comparison.verdict),
    ("muted", Facts.muted),
)
NUMBERS = (
    "dose/rules/*.py", "dose/course.py", "dose/units.py", "dose/adherence.py", "dose/window.py",
    "journal/stats.py",
)  # fmt: skip
CONSTANT = re.compile(r"^(?P<names>[A-Z][A-Z_, ]+) = (?P<value>[^#\n]*\d[^#\n]*?)\s+# (?P<why>.+)$")


def manual() -> str:
    """The whole document."""
    parts = [INTRODUCTION, _terms()]
    for number, (title, modules) in enumerate(SECTIONS.items(), start=1):
        parts.append(f"## {number}. {title}\n")
        for module in modules:
            parts.append(_paragraph(module.__doc__))
            parts += [_row(row) for row in module.ROWS]
    return "\n".join([*parts, _numbers(), _sources()])


def _terms() -> str:
    lines = [f"| {term} | {_sentence(meaning)} |" for term, meaning in TERMS]
    return "\n".join(["## Terms\n", "| term | meaning |", "|---|---|", *lines, ""])


def _sentence(member) -> str:
    """The sentence that a property or function says about itself."""
    inner = getattr(member, "fget", None) or getattr(member, "func", None) or member
    return " ".join(inner.__doc__.split("\n\n")[0].split()).replace("|", "\\|")


def _paragraph(text: str) -> str:
    return " ".join(text.split()) + "\n"


def _row(row: Row) -> str:
    title = f"### {row.number} `{row.rule}`" if row.number else f"### `{row.rule}`"
    table = ["| diary | answer |", "|---|---|", *(_case(case) for case in row.cases), ""]
    return "\n".join([f"{title}\n", f"{row.text}\n", *_example(row), *table])


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
