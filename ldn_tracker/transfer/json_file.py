"""The diary file: JSON text ↔ Diary, strict on the way in and canonical on the way out.

The dataclasses of `dose/parts.py` are the schema: their annotations say what a field may hold. A
file that is not exactly right is refused whole with `Refused`: the JSON path and the reason.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import get_type_hints

from dose.diary import Diary
from journal.answers import Impossible
from journal.scales import Measure
from ldn_tracker.transfer.values import Refused, decode_value, dose_text

FORMAT, VERSION = "ldn-tracker-diary", 1
MOST_DIGITS = 20


def load(text: str) -> Diary:
    """The Diary that a file's text holds; Refused where it is not a right one."""
    raw = _parse(text)
    if not isinstance(raw, dict):
        raise Refused("$", "is not a diary: the file must hold one JSON object")
    raw = dict(raw)
    if raw.pop("format", None) != FORMAT:
        raise Refused("format", f'is not "{FORMAT}": is this a diary file?')
    if (version := raw.pop("version", None)) != VERSION or isinstance(version, bool):
        raise Refused("version", f"is {version!r}; this program reads version {VERSION}")
    return _decode_object(Diary, raw, "")


def dump(diary: Diary) -> str:
    """The diary's text: two equal diaries give the same bytes."""
    raw = {"format": FORMAT, "version": VERSION, **_encode_object(diary)}
    return json.dumps(raw, ensure_ascii=False, indent=1) + "\n"


def _parse(text: str):
    try:
        return json.loads(
            text,
            object_pairs_hook=_no_doubles,
            parse_constant=_no_constant,
            parse_int=_no_long_number,
        )
    except json.JSONDecodeError as error:
        raise Refused("$", f"is not JSON: {error.msg} (line {error.lineno})") from error
    except RecursionError as error:
        raise Refused("$", "is nested too deeply to be a diary") from error


def _no_doubles(pairs: list) -> dict:
    names = Counter(name for name, _ in pairs)
    for name, count in names.items():
        if count > 1:
            raise Refused(name, "stands twice in the same object")
    return dict(pairs)


def _no_constant(name: str):
    raise Refused("$", f"{name} is not a number")


def _no_long_number(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise Refused("$", f"holds a number of {len(digits)} digits")
    return int(digits)


@cache
def _schema(cls: type) -> dict[str, tuple[str, object, bool, bool]]:
    """JSON name → (attribute, type, required, written even when empty)."""
    hints = get_type_hints(cls)
    return {
        part.metadata.get("json", part.name): (
            part.name,
            hints[part.name],
            part.default is MISSING and part.default_factory is MISSING,
            bool(part.metadata.get("null")),
        )
        for part in fields(cls)
        if not (cls is Measure and part.name == "when")  # own measures are always "today"
    }


def _decode_object(cls: type, raw, path: str):
    if not isinstance(raw, dict):
        raise Refused(path, "must be an object with named fields")
    schema = _schema(cls)
    for name in raw.keys() - schema.keys():
        raise Refused(_join(path, name), "is not a field of the diary format")
    for name, (_, _, required, _) in schema.items():
        if required and name not in raw:
            raise Refused(_join(path, name), "is missing")
    values = {
        schema[name][0]: decode_value(schema[name][1], value, _join(path, name), _decode_object)
        for name, value in raw.items()
    }
    return _make(cls, values, path)


def _make(cls: type, values: dict, path: str):
    try:
        return cls(**values)
    except Impossible as error:
        raise Refused(_join(path, error.name), error.reason) from error
    except ValueError as error:
        raise Refused(path, str(error)) from error


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _encode_object(row) -> dict:
    out = {}
    zone = row.person.clock if isinstance(row, Diary) else None
    for name, (attribute, _, required, always) in _schema(type(row)).items():
        value = getattr(row, attribute)
        if required or always or isinstance(row, Diary) or value not in (None, "", (), {}):
            out[name] = _encode(value)
    return _localise(out, zone) if zone else out


def _encode(value):
    match value:
        case Decimal():
            return dose_text(value)
        case datetime():
            return value
        case time():
            return value.strftime("%H:%M")
        case date():
            return value.isoformat()
        case tuple():
            return [_encode(item) for item in value]
        case Mapping():
            return {name: _encode(item) for name, item in value.items()}
        case float():
            return int(value) if value.is_integer() else value
    return _encode_object(value) if is_dataclass(value) else value


def _localise(value, clock):
    """Instants are written on the person's own wall clock, so that a person can read them."""
    match value:
        case datetime():
            return clock.local(value).isoformat(timespec="seconds")
        case list():
            return [_localise(item, clock) for item in value]
        case dict():
            return {name: _localise(item, clock) for name, item in value.items()}
    return value
