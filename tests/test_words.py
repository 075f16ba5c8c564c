"""The English of pages, messages and documents: stilted ways of saying something stay out.

Each row has a telling part of what stood here once, and what people say instead. Docstrings and
comments, the decisions, and the architecture are for engineers and are not looked at.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOR_ENGINEERS = {"decisions.md", "architecture.md"}
MARKUP = re.compile(r"{%.*?%}|{#.*?#}|{{.*?}}|<[^>]*>", re.DOTALL)

STILTED = {
    "too few days are rated": "Not enough check-ins to say anything yet. That’s fine.",
    "stay as you are": "Until then, keep your dose the same.",
    "are the least": "We need at least 7 to compare later days with.",
    "first note how you are": "Before you start: note how you are for two weeks",
    "you are at the highest dose": "Stay at 4.5 mg, the highest dose in your plan",
    r"why, and what|\bwhat changes it|what would change it": "Why? What could change this?",
    "says how it begins": "No dose is due yet. See your plan for the first one.",
    r"\bI do it\b": "Go up to 3 mg at night, from today",
    "would be hard to read|enough to carry": "hard to judge, and you have enough to cope with",
    "speaks? against": "if nothing else gets in the way",
    "clock (do )?you live by": "What is your time zone?",
    r"begun with LDN|\bI begin\b": "Have you started LDN? I’m starting today",
    "few is kind": "Fewer questions are easier on you.",
    "stop pain relief": "LDN can stop opioid pain relief from working.",
    r"I plan a pregnancy|I breastfeed\b": "I’m planning a pregnancy / I’m breastfeeding",
    "with commas between": "What are you allergic to? Separate with commas.",
    "(with|without) the tick": "Date they gave it (needed if ticked)",
    "for harmless": "we are treating it as possibly unsafe",
    "drugged": "Sleepy or groggy",
    "have it in writing|filled in from print": "Show me common plans",
    "how it came to this": "Dose history",
    r"^taken back\b|\btake (it|the answer) back\b": "Removed. We keep a record that it was there.",
    "bring in or take out": "Export or import my diary",
    "counts more": "Use the file’s version instead",
    "may stay empty": "Only the time zone is needed.",
    "ring someone": "Numbers for another country",
    r"sleepy or \w+ and nausea": "trouble sleeping, sleepiness and nausea on fewer than 5",
    r"\bis \d+(\.\d)? (higher|lower)\b": "Your fatigue is 2.1 points (of 10) higher",
    r"(change|last one) (is|was|at most)\b[^.;,]* old\b": "The last change was 8 days ago",
    "and not yet that": "It does not say yet that you have discussed it",
    "before LDN nothing is known": "nothing is known from before LDN",
    "worth going on|whether to go on": "whether to keep taking LDN",
    r"\(ended\)": "last taken on 14 September",
    "if not, start again at the same dose[.]": "unless you took an opioid: then ask first",
    r"\bgive (its|the|a|it) (name|day|time|amount|number|mg)\b": "Enter the day.",
    "stop nothing|makes up no dose": "Don’t stop anything because of this page.",
    "keep on with": "Keep taking your other medicines as prescribed.",
    "of the opioid kind|medicine of that kind": "an opioid painkiller or cough medicine",
    "rather a slip": "the year is probably a mistake",
}


@pytest.mark.parametrize("stilted", STILTED)
def test_nobody_reads_a_stilted_sentence(stilted):
    """The failure names the file and the sentence; STILTED says what to write instead."""
    pattern = re.compile(stilted, re.IGNORECASE)
    assert [(file, text) for file, text in everything_read() if pattern.search(text)] == []


@pytest.mark.parametrize(
    "said",
    [
        ("ldn_tracker/start/screens.py", "What is your time zone?"),
        ("templates/dose/typical.html", "Show me common plans"),
        ("dose/medicines/data/help.toml", "Especially after an opioid"),
        ("static/js/waiting.js", ", needs your answer"),
        ("docs/rules.md", "whether to keep taking LDN"),
    ],
)
def test_every_kind_of_file_is_looked_at(said):
    file, words = said
    assert any(name == file and words in text for name, text in everything_read())


@cache
def everything_read() -> tuple[tuple[str, str], ...]:
    """Each piece of text that somebody reads, with the file that it stands in."""
    return tuple(
        (str(path.relative_to(ROOT)), " ".join(text.split()))
        for path, texts in (*_python(), *_templates(), *_plain())
        for text in texts
    )


def _python() -> Iterator[tuple[Path, Iterator[str]]]:
    for room in ("dose", "journal", "ldn_tracker"):
        for path in sorted((ROOT / room).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path, strings(ast.parse(path.read_text(encoding="utf-8")))


def strings(tree: ast.Module) -> Iterator[str]:
    """Every string of a module but its docstrings; an f-string as one, without its values."""
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
            )
        elif isinstance(node, ast.Constant) and id(node) not in docstrings:
            yield str(node.value)


def _templates() -> Iterator[tuple[Path, Iterator[str]]]:
    """Pages, cut where their markup is: by pieces, and with the pieces put together."""
    for path in sorted((ROOT / "templates").rglob("*.html")):
        html = re.sub(r"{% comment %}.*?{% endcomment %}", "", path.read_text(), flags=re.DOTALL)
        yield path, iter([*MARKUP.split(html), MARKUP.sub("", html)])


def _plain() -> Iterator[tuple[Path, Iterator[str]]]:
    """Data, scripts and documents, by lines or paragraphs."""
    data = sorted((ROOT / "dose/medicines/data").glob("*.toml"))
    scripts = sorted((ROOT / "static/js").glob("*.js"))
    documents = [path for path in (ROOT / "docs").glob("*.md") if path.name not in FOR_ENGINEERS]
    for path in (*data, *scripts, *sorted(documents), ROOT / "README.md", ROOT / "CHANGELOG.md"):
        text = path.read_text(encoding="utf-8").replace("\\\n", "")
        if path.suffix == ".js":
            text = re.sub(r"//.*", "", text)
        yield path, iter(re.split(r"\n\s*\n", text))
