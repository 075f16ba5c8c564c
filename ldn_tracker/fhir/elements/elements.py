"""The data types of FHIR R4 as small dicts: concepts, quantities, periods, references (pure)."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import quote, unquote

from ldn_tracker.fhir.elements.codes import EXTENSIONS, HL7, UCUM, Code, own_extension, own_system

Json = dict[str, Any]
# What no FHIR string and no XHTML may hold, and the spaces that FHIR's own pattern does not know.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufeff\ufffe\uffff]")
SPACES = re.compile("[\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
NAMELESS = "(no name that can be read)"
PLAIN_ID = re.compile(r"(?!id:)[!-~]+( [!-~]+)*")
UNITS = {"mg": "mg", "ml": "mL", "d": "d"}  # as they are read, and in UCUM


def clean(text: str) -> str:
    """A text as FHIR can hold it: without control characters and space at its ends, all other
    space plain."""
    return SPACES.sub(" ", FORBIDDEN.sub("", text)).strip()


def link_id(id: str) -> str:
    """An id of ours as a code of FHIR: as it is, or, with letters that no code has, quoted."""
    return id if PLAIN_ID.fullmatch(id) else f"id:{quote(id, safe='')}"


def of_link_id(link: str) -> str:
    """The id that such a code stands for."""
    return unquote(link.removeprefix("id:")) if link.startswith("id:") else link


def filled(resource: Mapping[str, Any]) -> Json:
    """The members that hold something: FHIR knows no empty text, list or object."""
    return {name: value for name, value in resource.items() if value not in ("", None, [], {})}


def coding(code: Code) -> Json:
    """One code with its system and display."""
    system, value, display = code
    return filled({"system": system, "code": value, "display": clean(display)})


def own(system: str, code: str, display: str) -> Code:
    """A code of one of our own systems."""
    return own_system(system), link_id(code), display


def hl7(system: str, code: str, display: str = "") -> Json:
    """A concept of one of HL7's own systems: a status, a category."""
    return {"coding": [coding((f"{HL7}/{system}", code, display))]}


def concept(text: str, *codes: Code) -> Json:
    """A concept: its codes, where there are any, and what it is called."""
    called = clean(text) or ("" if codes else NAMELESS)
    return filled({"coding": [coding(code) for code in codes], "text": called})


def number(value: Decimal | float) -> int | float:
    """A number as JSON has it: whole where it is whole."""
    return int(value) if value == int(value) else float(value)


def quantity(value: Decimal | float, unit: str) -> Json:
    """So many mg, ml or days."""
    return {"value": number(value), "unit": unit, "system": UCUM, "code": UNITS[unit]}


def period(first: date | None, last: date | None = None) -> Json:
    """A stretch of days; without a last day it goes on."""
    ends = {"start": first, "end": last}
    return {name: day.isoformat() for name, day in ends.items() if day}


def instant(moment: datetime) -> str:
    """A moment with its offset, to the second."""
    return moment.isoformat(timespec="seconds")


def reference(url: str) -> Json:
    """A reference to another resource of the file."""
    return {"reference": url}


def notes(*texts: str) -> list[Json]:
    """Remarks, one each, without the empty ones."""
    return [{"text": clean(text)} for text in texts if clean(text)]


def extension(name: str, **value: Any) -> Json:
    """An extension of our own with its value[x]."""
    return {"url": own_extension(name), **value}


def hl7_extension(name: str, **value: Any) -> Json:
    """An extension that HL7 defines, with its value[x]."""
    return {"url": f"{EXTENSIONS}/{name}", **value}


def absent(why: str = "unknown") -> Json:
    """What stands beside a value that FHIR asks for and nobody knows."""
    return {"extension": [hl7_extension("data-absent-reason", valueCode=why)]}


def said_or_absent(name: str, value: date | None) -> Json:
    """A day under this name, or, where it is not known, that it is not."""
    return {name: value.isoformat()} if value else {f"_{name}": absent()}


def joined(texts: Iterable[str], mark: str = " · ") -> str:
    """The texts that say something, in one line."""
    return mark.join(text for text in texts if text)
