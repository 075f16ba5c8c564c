"""The sources that rules cite, by their permanent ids (`dose/rules/evidence.toml`)."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("evidence.toml")


@dataclass(frozen=True, slots=True)
class Source:
    """A source: its citation, the kind of evidence it is, and in a sentence what it can tell."""

    id: str
    citation: str
    kind: str
    says: str


def _load() -> dict[str, Source]:
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {id: Source(id, **row) for id, row in rows.items()}


SOURCES = _load()
