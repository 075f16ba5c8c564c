"""One value of the diary file: checked against its type, or refused with its JSON path."""

import re
import types
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, partial
from math import isnan
from typing import Literal, Union, get_args, get_origin

from dose.diary.supply import Ml, Money
from journal.validation import Impossible

DOSE = re.compile(r"[0-9]{1,4}(\.[0-9]{1,3})?")
ML = re.compile(r"[0-9]{1,5}(\.[0-9]{1,3})?")
MONEY = re.compile(r"[0-9]{1,6}(\.[0-9]{1,2})?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LARGEST = 10**15  # beyond it a float no longer holds every whole number
NUMBERS = {int, float}
CLOCK = re.compile(r"[0-9]{2}:[0-9]{2}")
IS_THERE_TWICE = "is there twice in the same object"


class Twice(tuple):
    """The values of a name that stands more than once in an object: which counts is not known."""


class Refused(ValueError):
    """A file that cannot be taken: `path` says where (JSON path), `reason` what to do about it.

    The path "$" is the file itself. `day`: that of the row, where it has one.
    """

    def __init__(self, path: str, reason: str, day: date | None = None):
        self.path, self.reason, self.day = path, reason, day
        where = "" if path == "$" else f"{path} ({day}) " if day else f"{path} "
        super().__init__(where + reason)


def within(need: Callable, *what) -> None:
    """Refused, with the path and reason, where `need` of journal.limits says Impossible."""
    try:
        need(*what)
    except Impossible as error:
        raise Refused(error.name, error.reason) from error


def need_once(value, path: str):
    """The value; Refused where its name stands more than once."""
    if isinstance(value, Twice):
        raise Refused(path, IS_THERE_TWICE)
    return value


def decode_value(kind, value, path: str, decode_object: Callable):
    """`value` as the annotation `kind` says; objects are handed to `decode_object`."""
    return reader_of(kind)(value, path, decode_object)


@cache
def reader_of(kind) -> Callable:
    """What decodes a value, its path and `decode_object` as the annotation `kind` says.

    Whoever reads many values of a kind asks once: to find one costs more than to read most values.
    """
    plain, origin, can_be_absent = shape(kind)
    read = _reader_of(plain, origin)

    def decode(value, path: str, decode_object: Callable):
        need_once(value, path)
        return None if value is None and can_be_absent else read(value, path, decode_object)

    return decode


def _reader_of(kind, origin) -> Callable:
    args = get_args(kind)
    if origin is tuple:
        return partial(_list, reader_of(args[0]))
    if origin is Literal:
        return lambda value, path, _: _choice(args, value, path)
    if origin is Mapping and args[1] is date:
        return lambda value, path, _: _days_of(args[0], value, path)
    if origin is Mapping:
        return lambda value, path, _: _numbers(value, path)
    if kind in READERS:
        return lambda value, path, _: READERS[kind](value, path)
    return lambda value, path, decode_object: decode_object(kind, value, path)


@cache
def shape(kind) -> tuple:
    """An annotation without its None, what it is made with, and whether None is allowed."""
    if get_origin(kind) in (Union, types.UnionType):
        kind = next(arg for arg in get_args(kind) if arg is not types.NoneType)
        return kind, get_origin(kind), True
    return kind, get_origin(kind), False


def _list(read: Callable, value, path: str, decode_object: Callable) -> tuple:
    if not isinstance(value, list):
        raise Refused(path, "must be a list")
    return tuple(read(item, f"{path}[{i}]", decode_object) for i, item in enumerate(value))


def _choice(choices: tuple, value, path: str) -> str:
    if not isinstance(value, str) or value not in choices:
        raise Refused(path, f"must be one of {', '.join(choices)}")
    return value


def _numbers(value, path: str) -> dict[str, float]:
    if not isinstance(value, dict):
        raise Refused(path, "must be an object of numbers")
    numbers = value.values()
    if NUMBERS.issuperset(map(type, numbers)) and max(map(abs, numbers), default=0) <= LARGEST:
        _text("".join(value), path)  # nearly always all right, which is seen at once
        return value
    return {_text(name, path): _number(number, f"{path}.{name}") for name, number in value.items()}


def _days_of(names, value, path: str) -> dict[str, date]:
    """Days by name, each name one of a Literal's."""
    if not isinstance(value, dict):
        raise Refused(path, "must be an object of days")
    return {
        _choice(get_args(names), name, path): _day(
            need_once(day, f"{path}.{name}"), f"{path}.{name}"
        )
        for name, day in value.items()
    }


def _number(value, path: str) -> float:
    if isinstance(need_once(value, path), bool) or not isinstance(value, int | float):
        raise Refused(path, "must be a number (leave out what was not rated)")
    if isnan(value):
        raise Refused(path, "is not a number")
    if not -LARGEST <= value <= LARGEST:
        raise Refused(path, "is too large a number")
    return value


def _text(value, path: str) -> str:
    if not isinstance(value, str) or "\x00" in value:
        raise Refused(path, "must be text")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise Refused(path, "holds a broken character") from error
    return value


def _whole(value, path: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise Refused(path, "must be a whole number")
    return value


def _yes_no(value, path: str) -> bool:
    if not isinstance(value, bool):
        raise Refused(path, "must be true or false")
    return value


def _dose(value, path: str) -> Decimal:
    if not isinstance(value, str) or not DOSE.fullmatch(value):
        raise Refused(path, 'must be mg as text with at most three decimals, like "1.5"')
    return Decimal(value)


def _ml(value, path: str) -> Decimal:
    if not isinstance(value, str) or not ML.fullmatch(value):
        raise Refused(path, 'must be ml as text, like "60" or "12.5"')
    return Decimal(value)


def _money(value, path: str) -> Decimal:
    if not isinstance(value, str) or not MONEY.fullmatch(value):
        raise Refused(path, 'must be an amount as text with at most two decimals, like "92.00"')
    return Decimal(value)


def _day(value, path: str) -> date:
    try:
        if isinstance(value, str) and DAY.fullmatch(value) and "1900" <= value < "2200":
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise Refused(path, "must be a day between 1900 and 2199, like 2026-05-15")


def _time(value, path: str) -> time:
    try:
        if isinstance(value, str) and CLOCK.fullmatch(value):
            return time.fromisoformat(value)
    except ValueError:
        pass
    raise Refused(path, "must be a time of day, like 04:00")


def _instant(value, path: str) -> datetime:
    try:
        instant = datetime.fromisoformat(value if isinstance(value, str) else "")
        if instant.tzinfo and 1900 <= instant.year < 2200:
            return instant.replace(microsecond=0)
    except ValueError:
        pass
    raise Refused(path, "must be a moment with its offset, like 2026-05-16T00:20:00+12:00")


READERS = {
    str: _text, int: _whole, bool: _yes_no, Decimal: _dose, date: _day, time: _time,
    datetime: _instant, float: _number, Ml: _ml, Money: _money,
}  # fmt: skip
