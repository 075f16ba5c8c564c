"""The diary file: JSON text ↔ Diary, strict on the way in and canonical on the way out.

The dataclasses of `dose/diary/parts.py` are the schema: their annotations say what a field may
hold. A file that is not exactly right is refused whole with `Refused`: JSON path and reason.
"""

import json
from collections import Counter
from datetime import date

from dose.diary.diary import Diary
from journal.answers import Impossible
from journal.limits import need_short_lists, need_usual_sizes
from ldn_tracker.transfer.schema import schema
from ldn_tracker.transfer.values import READERS, Refused, decode_value, within
from ldn_tracker.transfer.writing import Lists, diary_text

FORMAT, VERSION = "ldn-tracker-diary", 1
MOST_DIGITS = 20


def load(text: str, *, limited: bool = True) -> Diary:
    """The Diary that a file's text holds; Refused where it is not a right one.

    `limited` False: also one that holds more than `journal.limits` lets a file bring.
    """
    raw = _parse(text)
    if not isinstance(raw, dict):
        raise Refused("$", "is not a diary: the file must hold one JSON object")
    raw = dict(raw)
    if raw.pop("format", None) != FORMAT:
        raise Refused("format", f'is not "{FORMAT}": is this a diary file?')
    if (version := raw.pop("version", None)) != VERSION or isinstance(version, bool):
        raise Refused("version", f"is {version!r}; this program reads version {VERSION}")
    if not limited:
        return _decode_object(Diary, raw, "")
    within(need_short_lists, raw)
    diary = _decode_object(Diary, raw, "")
    within(need_usual_sizes, diary)
    return diary


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
            object_pairs_hook=_no_doubles,
            parse_constant=_no_constant,
            parse_int=_no_long_number,
        )
    except json.JSONDecodeError as error:
        raise Refused("$", f"is not JSON: {error.msg} (line {error.lineno})") from error
    except RecursionError as error:
        raise Refused("$", "is nested too deeply to be a diary") from error


def _no_doubles(pairs: list) -> dict:
    found = dict(pairs)
    if len(found) < len(pairs):
        ((name, _),) = Counter(name for name, _ in pairs).most_common(1)
        raise Refused(name, "stands twice in the same object")
    return found


def _no_constant(name: str):
    raise Refused("$", f"{name} is not a number")


def _no_long_number(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise Refused("$", f"holds a number of {len(digits)} digits")
    return int(digits)


def _decode_object(cls: type, raw, path: str):
    if not isinstance(raw, dict):
        raise Refused(path, "must be an object with named fields")
    known = schema(cls)
    for name in raw.keys() - known.keys():
        raise Refused(_join(path, name), "is not a field of the diary format")
    for name, field in known.items():
        if field.required and name not in raw:
            raise Refused(_join(path, name), "is missing")
    values = {
        known[name].attribute: decode_value(
            known[name].kind, value, _join(path, name), _decode_object
        )
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
