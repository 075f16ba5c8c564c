"""What a GP's system would show of a summary, read from the Bundle alone (pure).

This stands in for a program that knows nothing of LDN tracker: it follows the Composition, shows
each section's text, and beside it what the resources say by themselves. It imports nothing of us.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from html.parser import HTMLParser
from itertools import zip_longest
from typing import Any

Json = Mapping[str, Any]
MEDICATION = "medicationCodeableConcept"
ABSENT = "not known"
ROLES = {"Patient": "the patient", "RelatedPerson": "a helper", "Practitioner": "a clinician"}
UNITS = {"d": "days", "wk": "weeks", "mo": "months", "h": "hours"}
FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(slots=True)
class Block:
    """A paragraph, a list or a table of a narrative: `rows` are lists of cells."""

    kind: str
    rows: list[list[str]] = field(default_factory=list)
    caption: str = ""

    @property
    def named(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Each row of a table below its head: its own head, and its cells by the column's name."""
        names, *rows = self.rows or [[]]
        for head, *cells in filter(None, rows):
            yield head, list(zip_longest(names[1 : len(cells) + 1], cells, fillvalue=""))


@dataclass(frozen=True, slots=True)
class Shown:
    """A resource as a line: its type, what it is called, and what it says."""

    kind: str
    name: str
    codes: tuple[str, ...]
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section: its title, its text in blocks, its resources, and why there are none."""

    title: str
    code: str
    blocks: tuple[Block, ...]
    resources: tuple[Shown, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """The document: about whom, by whom, when, and its sections."""

    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[ShownSection, ...]


class Narrative(HTMLParser):
    """Takes a narrative apart; what is no paragraph, list or table is read as text."""

    def __init__(self, div: str):
        super().__init__()
        self.blocks: list[Block] = []
        self.feed(div)
        self.close()

    def handle_starttag(self, tag: str, attrs: list) -> None:
        """Open a block, a row or a cell."""
        if tag in ("p", "ul", "table"):
            self.blocks.append(Block(tag, [] if tag == "table" else [[""]]))
        elif tag == "li" and self.blocks[-1].rows != [[""]]:
            self.blocks[-1].rows.append([""])
        elif tag == "tr":
            self.blocks[-1].rows.append([])
        elif tag in ("td", "th"):
            self.blocks[-1].rows[-1].append("")

    def handle_data(self, data: str) -> None:
        """Add to the last cell, or to the caption while a table has no row."""
        if not self.blocks:
            return
        block = self.blocks[-1]
        if block.rows and block.rows[-1]:
            block.rows[-1][-1] += data
        else:
            block.caption += data


def document(bundle: Json) -> ShownDocument:
    """What there is to show; KeyError or IndexError where the Bundle is no document."""
    by_url = {entry["fullUrl"]: entry["resource"] for entry in bundle["entry"]}
    composition = bundle["entry"][0]["resource"]
    patient = by_url[composition["subject"]["reference"]]
    authors = (by_url[each["reference"]] for each in composition["author"])
    facts = (
        ("Patient", _name(patient)),
        ("Born", _moment(patient.get("birthDate", "")) or ABSENT),
        ("Number", ", ".join(each["value"] for each in patient.get("identifier", [])) or ABSENT),
        ("Written by", ", ".join(map(_author, authors))),
        ("Written", _moment(composition["date"])),
    )
    sections = (_section(each, by_url) for each in composition["section"])
    return ShownDocument(composition["title"], facts, tuple(sections))


def _author(author: Json) -> str:
    kind = author["resourceType"]
    return f"{_name(author)} ({ROLES.get(kind, kind)})"


def _moment(written: str) -> str:
    """A day or instant in words: "1 December 2026, 10:46 UTC"; of a month or year as it is."""
    day, _, time = written.partition("T")
    if not FULL_DAY.fullmatch(day):
        return written
    said = date.fromisoformat(day)
    words = f"{said.day} {said:%B %Y}"
    if not time:
        return words
    return f"{words}, {datetime.fromisoformat(written):%H:%M %Z}"


def _name(patient: Json) -> str:
    names = (
        each.get("text") or _joined((*each.get("given", []), each.get("family", "")))
        for each in patient.get("name", [])
    )
    return _joined(names) or ABSENT


def _section(section: Json, by_url: Mapping[str, Json]) -> ShownSection:
    entries = (by_url[each["reference"]] for each in section.get("entry", []))
    return ShownSection(
        title=section["title"],
        code=", ".join(_codes(section["code"])),
        blocks=tuple(Narrative(section["text"]["div"]).blocks),
        resources=tuple(map(_shown, entries)),
        empty=_text(section["emptyReason"]) if "emptyReason" in section else "",
    )


def _shown(resource: Json) -> Shown:
    what = resource.get("code") or resource.get(MEDICATION) or resource.get("type") or {}
    return Shown(resource["resourceType"], _text(what), tuple(_codes(what)), tuple(_says(resource)))


def _text(concept: Json) -> str:
    """A concept as it is read: its own text, else what its first code is called."""
    first = next(iter(concept.get("coding", [])), {})
    return concept.get("text") or first.get("display") or first.get("code", "")


def _codes(concept: Json) -> Iterator[str]:
    for code in concept.get("coding", []):
        yield f"{code['system'].rsplit('/', 1)[-1]} {code['code']}"


def _says(resource: Json) -> Iterator[str]:
    """What a resource says by itself: its state, days, dose, values, remarks."""
    yield from _states(resource)
    yield from _days(resource)
    for dosage in resource.get("dosage", []):
        yield from _dosage(dosage)
    yield from _values(resource)
    for note in resource.get("note", []):
        yield note["text"]


def _states(resource: Json) -> Iterator[str]:
    if status := resource.get("status"):
        yield str(status)
    for name in ("clinicalStatus", "verificationStatus"):
        if name in resource:
            yield _text(resource[name])


def _values(resource: Json) -> Iterator[str]:
    if "valueBoolean" in resource:
        yield "yes" if resource["valueBoolean"] else "no"
    for component in resource.get("component", []):
        yield f"{_text(component['code'])}: {_value(component)}"
    for content in resource.get("content", []):
        attachment = content["attachment"]
        yield f"{attachment['contentType']}, {attachment['size'] / 1000:.0f} kB"


def _days(resource: Json) -> Iterator[str]:
    for name in ("effective", "performed", "occurrence", "onset"):
        if day := resource.get(f"{name}DateTime"):
            yield _moment(day)
    for name in ("period", "effectivePeriod"):
        if days := resource.get(name):
            ends = (days.get("start", ""), days.get("end", "now"))
            yield " to ".join(filter(None, map(_moment, ends)))


def _dosage(dosage: Json) -> Iterator[str]:
    if "text" in dosage:
        yield dosage["text"]
    for amount in dosage.get("doseAndRate", []):
        kind = _text(amount["type"]) if "type" in amount else "Dose"
        yield f"{kind}: {_quantity(amount['doseQuantity'])}"
    repeat = dosage.get("timing", {}).get("repeat", {})
    if "frequency" in repeat:
        when = ", ".join(repeat.get("when", []))
        unit = UNITS.get(repeat["periodUnit"], repeat["periodUnit"])
        often = f"{repeat['frequency']} × in {repeat['period']} {unit}"
        yield f"{often} {when}".strip()
    if "maxDosePerPeriod" in dosage:
        most = dosage["maxDosePerPeriod"]
        yield f"at most {_quantity(most['numerator'])} in {_quantity(most['denominator'])}"


def _value(component: Json) -> str:
    if "valueInteger" in component:
        return str(component["valueInteger"])
    return _quantity(component["valueQuantity"])


def _quantity(found: Json) -> str:
    return _joined((f"{found['value']:g}", found.get("unit", "")))


def _joined(parts: Iterable[str]) -> str:
    return " ".join(filter(None, parts))
