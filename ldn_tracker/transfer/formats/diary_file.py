"""The diary file: JSON text ↔ Diary, strict on the way in and canonical on the way out.

The dataclasses of `dose/diary/parts.py` are the schema: their annotations say what a field may
hold. A file that is not exactly right is refused whole with `Refused`: JSON path and reason.
"""

import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from functools import cache
from math import inf

from dose.diary.diary import Diary
from journal.limits import need_short_lists, need_usual_sizes
from journal.validation import Impossible
from ldn_tracker.transfer.schema import schema
from ldn_tracker.transfer.sheet import day_of
from ldn_tracker.transfer.values import (
    READERS,
    Refused,
    Twice,
    need_once,
    reader_of,
    within,
)
from ldn_tracker.transfer.writing import Lists, diary_text

FORMAT, VERSION = "ldn-tracker-diary", 1
MOST_DIGITS = 20
UNKNOWN = "is not a field of the diary format"
ALIKE = 0.6  # of 1; "notes" and "note" are 0.89
ROW = re.compile(r"(?P<list>[a-z_]+)\[(?P<row>[0-9]+)\]")


def load(text: str, *, limited: bool = True) -> Diary:
    """The Diary that a file's text holds; Refused where it is not a right one.

    `limited` False: also one that holds more than `journal.limits` lets a file bring.
    """
    return of_members(members(text, limited=limited), limited=limited)


def of_members(raw: dict, *, limited: bool = True) -> Diary:
    """The Diary of the members of a file; Refused as by `load`."""
    try:
        diary = read_part(Diary, raw, "")
    except Refused as error:
        raise Refused(error.path, error.reason, _day_at(error.path, raw)) from error
    if limited:
        within(need_usual_sizes, diary)
    return diary


def members(text: str, *, limited: bool = True) -> dict:
    """What a file's text holds by the names of the format; Refused where it is no diary at all."""
    return members_of(_parse(text), limited=limited)


def members_of(raw, *, limited: bool = True) -> dict:
    """The members of a file that was read as JSON; Refused where it is no diary at all."""
    if not isinstance(raw, dict):
        raise Refused("$", "is not a diary: the file must hold one JSON object")
    raw = {name: need_once(value, name) for name, value in raw.items()}
    if raw.pop("format", None) != FORMAT:
        raise Refused("format", f'is not "{FORMAT}": is this a diary file?')
    if (version := raw.pop("version", None)) != VERSION or isinstance(version, bool):
        raise Refused("version", f"is {version!r}; this program reads version {VERSION}")
    if limited:
        within(need_short_lists, raw)
    return raw


def load_on(text: str) -> tuple[date, Diary]:
    """The day and the Diary of `{"on": …, "diary": {…}}`; Refused as by `load`."""
    raw = _parse(text)
    if not isinstance(raw, dict):
        raise Refused("$", "is not an object with on and diary")
    return READERS[date](raw.get("on"), "on"), load(json.dumps(raw.get("diary")))


def dump(diary: Diary, lists: Lists | None = None) -> str:
    """The diary's text: two equal diaries give the same bytes.

    `lists`, by their names in the file, stand in place of the diary's own.
    """
    return diary_text(diary, {"format": FORMAT, "version": VERSION}, lists or {})


def _parse(text: str):
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_whole_number,
        )
    except json.JSONDecodeError as error:
        raise Refused("$", f"is not JSON: {error.msg} (line {error.lineno})") from error
    except RecursionError as error:
        raise Refused("$", "is nested too deeply to be a diary") from error


def _object(pairs: list) -> dict:
    """A name that stands twice holds both of its values, so that it can be told with its place."""
    found = dict(pairs)
    if len(found) < len(pairs):
        for name, count in Counter(name for name, _ in pairs).items():
            if count > 1:
                found[name] = Twice(value for each, value in pairs if each == name)
    return found


def _whole_number(digits: str) -> float:
    """One that is too long to be read is infinite, which no field may be."""
    return int(digits) if len(digits) <= MOST_DIGITS else inf


def _day_at(path: str, raw: dict) -> date | None:
    """The day of the row that a path leads into."""
    found = ROW.match(path)
    return day_of(raw[found["list"]][int(found["row"])]) if found else None


def read_part(cls: type, raw, path: str):
    """A part of an object of the file that stands at a path; Refused where it is no right one."""
    need_object(raw, path)
    known = schema(cls)
    for name in raw.keys() - known.keys():
        raise Refused(join(path, name), unknown(cls, name))
    need_fields(cls, raw, path)
    read = _readers(cls)
    values = {
        known[name].attribute: read[name](value, join(path, name), read_part)
        for name, value in raw.items()
    }
    return make(cls, values, path)


@cache
def _readers(cls: type) -> dict[str, Callable]:
    """What reads each field of a kind of part."""
    return {name: reader_of(field.kind) for name, field in schema(cls).items()}


def unknown(cls: type, name: str) -> str:
    """That a kind of part has no field of this name, and which one was probably meant."""
    near = get_close_matches(name.casefold(), schema(cls), 1, ALIKE)
    return f"{UNKNOWN}: did you mean “{near[0]}”?" if near else UNKNOWN


def need_object(raw, path: str) -> None:
    """Refuse what is no JSON object."""
    if not isinstance(raw, dict):
        raise Refused(path, "must be an object with named fields")


def need_fields(cls: type, raw: dict, path: str) -> None:
    """Refuse an object without a field that its kind of part must have."""
    for name, field in schema(cls).items():
        if field.required and name not in raw:
            raise Refused(join(path, name), "is missing")


def make(cls: type, values: dict, path: str):
    """A part of its attributes' values; Refused where they do not go together."""
    try:
        return cls(**values)
    except Impossible as error:
        raise Refused(join(path, error.name), error.reason) from error
    except ValueError as error:
        raise Refused(path, str(error)) from error


def join(path: str, name: str) -> str:
    """The path of a named field in an object."""
    return f"{path}.{name}" if path else name
