"""The document about the diary file says what the program reads: every field and every choice."""

import re
from dataclasses import fields
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

from dose.diary import parts
from dose.diary.diary import LISTS, Diary
from journal.scales import BUILT_IN, Measure
from ldn_tracker.transfer.formats.diary_file import load

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "data-format.md"
PARTS = (
    parts.Person,
    parts.Plan,
    parts.PreviousPlan,
    parts.Regimen,
    parts.CorrectedRegimen,
    parts.Break,
    parts.Dose,
    parts.Entry,
    parts.Medicine,
    parts.Condition,
    parts.Advice,
    parts.Visit,
    Measure,
)


def named() -> set[str]:
    """Every word that the document sets as code."""
    text = re.sub(r"```.*?```", "", DOCUMENT.read_text(), flags=re.DOTALL)
    return set(re.findall(r"`([a-z_]+)`", text))


def choices(kind) -> set[str]:
    """The words that a field's annotation allows."""
    if get_origin(kind) is Literal:
        return set(get_args(kind))
    return set().union(*(choices(inner) for inner in get_args(kind)), set())


def test_the_example_in_the_document_is_a_diary():
    (example,) = re.findall(r"```json\n(.*?)```", DOCUMENT.read_text(), flags=re.DOTALL)
    diary = load(example)
    assert [name for name in LISTS if not getattr(diary, name)] == ["previous_plans"]


def test_every_field_is_named():
    columns = {part.metadata.get("json", part.name) for kind in PARTS for part in fields(kind)}
    top = {part.metadata.get("json", part.name) for part in fields(Diary)}
    assert (columns | top) - named() == {"when", "utc_offset"}  # built-in, derived


def test_every_choice_is_named():
    allowed = set().union(
        *(choices(hint) for kind in PARTS for hint in get_type_hints(kind).values())
    )
    assert allowed - named() == set()


def test_every_built_in_measure_is_named():
    assert set(BUILT_IN) - named() == set()
