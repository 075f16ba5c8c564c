"""What the columns of any table are, as the person says it; likely ones to begin with (pure)."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256

from ldn_tracker.transfer.brought.numbers import number
from ldn_tracker.transfer.brought.places import OURS, own_id
from ldn_tracker.transfer.brought.table import Line, Table

ROLES = (  # in words that fit a narrow box
    ("ignore", "Leave it out"),
    ("date", "The day"),
    ("time", "The time of day"),
    ("dose-mg", "LDN, in mg"),
    ("dose-mcg", "LDN, in micrograms"),
    ("dose-count", "LDN, tablets or capsules"),
    ("rating", "How bad or good it was"),
    ("number", "A number, kept as it is"),
    ("note", "A note"),
)
BETTER = (
    ("low", "worse"),
    ("high", "better"),
)  # which end is the good one: what a higher number is
NEW_SYMPTOM, NEW_SIDE_EFFECT = "new-symptom", "new-side-effect"
NEW = ((NEW_SYMPTOM, "A new symptom"),
       (NEW_SIDE_EFFECT, "A new side effect"))  # fmt: skip
MOST_COLUMNS, SAMPLES = 100, 5
FIELD = re.compile(r"c(\d+)-(role|measure|low|high|better|zero)")

DAYS = {
    "date", "day", "full_date", "timestamp", "start", "datetime", "datum", "tag", "fecha", "día",
    "data", "dia", "giorno", "jour", "dag",
}  # fmt: skip
TIMES = {"time", "hour", "time of day", "zeit", "uhrzeit", "hora", "heure"}
NOTES = {"note", "notes", "comment", "comments", "notiz", "notizen", "nota", "notas"}
DOSES = {"ldn", "naltrexone", "ldn mg", "ldn (mg)", "dose mg", "dose (mg)", "dose_mg", "mg"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its `role`, and of a rating what it rates, from `low` to `high`.

    `better` is the good end of that scale.

    `zero_is_nothing`: a 0 stands for "not entered".
    """

    name: str
    role: str = "ignore"
    measure: str = NEW_SYMPTOM
    low: float = 0
    high: float = 10
    better: str = "low"
    zero_is_nothing: bool = False


class BadColumns(ValueError):
    """Columns that make no diary: why, in words for the person."""


def header_key(table: Table) -> str:
    """What tells one header from another."""
    return sha256("\n".join(table.names).encode()).hexdigest()


def kept(columns: Iterable[Column]) -> list[dict]:
    """Columns as they are remembered."""
    return [asdict(column) for column in columns]


def remembered(kept: Sequence[dict], table: Table) -> tuple[Column, ...]:
    """Columns as they were remembered for a table with this header."""
    return tuple(
        Column(**{**each, "name": name}) for name, each in zip(table.header, kept, strict=True)
    )


def likely(table: Table) -> tuple[Column, ...]:
    """What to begin with, to be looked at by the person: a preset, else by the names."""
    names = set(table.names)
    preset = next((said for known, said in PRESETS if known <= names), {})
    return tuple(_likely(name, preset) for name in table.header[:MOST_COLUMNS])


def _likely(name: str, preset: Mapping[str, dict]) -> Column:
    column, key = Column(name), " ".join(name.casefold().replace("_", " ").split())
    if name.casefold() in preset:
        return replace(column, **preset[name.casefold()])
    if "*" in preset:
        return replace(column, **preset["*"])
    for role, known in (("date", DAYS), ("time", TIMES), ("note", NOTES), ("dose-mg", DOSES)):
        if key in known or name.casefold() in known:
            return replace(column, role=role)
    if key in OURS:
        measure = OURS[key]
        return replace(column, role="rating", measure=measure.id, high=measure.scale)
    return column


PRESETS: tuple[tuple[set[str], Mapping[str, dict]], ...] = (
    (  # iMoodJournal
        {"date", "level", "leveltext", "comment"},
        {
            "date": {"role": "date"},
            "hour": {"role": "time"},
            "level": {"role": "rating", "low": 1, "high": 10, "better": "high"},
            "comment": {"role": "note"},
            "*": {"role": "ignore"},
        },
    ),
    (  # Nomie, in detail
        {"epoch", "start", "end", "offset", "note"},
        {
            "start": {"role": "date"},
            "note": {"role": "note"},
            "*": {"role": "ignore"},
        },
    ),
)


def said(data: Mapping[str, str], table: Table) -> tuple[Column, ...]:
    """The columns that a form says; BadColumns where they make no diary."""
    columns = as_said(data, table, strict=True)
    need_day(columns)
    return columns


def as_said(data: Mapping[str, str], table: Table, *, strict: bool = False) -> tuple[Column, ...]:
    """The columns that a form says, right or wrong; what is no number is left out, or `strict`."""
    columns = [Column(name) for name in table.header]
    for field, value in data.items():
        if (found := FIELD.fullmatch(field)) and int(found[1]) < len(columns):
            index = int(found[1])
            try:
                columns[index] = _with(columns[index], found[2], value)
            except BadColumns:
                if strict:
                    raise
    return tuple(columns)


def _with(column: Column, name: str, value: str) -> Column:
    if name in ("low", "high"):
        try:
            return replace(column, **{name: number(value)})
        except ValueError as error:
            raise BadColumns(f"{column.name}: the scale {error}.") from error
    if name == "zero":
        return replace(column, zero_is_nothing=bool(value))
    return replace(column, **{name: value})


def in_words(specs: Iterable[str], table: Table) -> tuple[Column, ...]:
    """Columns as a command takes them, each NAME=ROLE[:MEASURE[:LOWEST-HIGHEST[:better]]].

    The last word says that a higher number is better. BadColumns where they make no diary.
    """
    places = {name.casefold(): index for index, name in enumerate(table.header)}
    columns = [Column(name) for name in table.header]
    for spec in specs:
        name, _, what = spec.rpartition("=")
        if (index := places.get(name.strip().casefold())) is None:
            raise BadColumns(f"There is no column “{name}”; there are {', '.join(table.header)}.")
        role, measure, scale, better = (*what.split(":"), "", "", "")[:4]
        fields = {"role": role, "measure": measure or NEW_SYMPTOM}
        low, dash, high = scale.partition("-")
        fields |= {"low": low, "high": high} if dash else {}
        fields |= {"better": "high"} if better == "better" else {}
        for field, value in fields.items():
            columns[index] = _with(columns[index], field, value)
    need_day(columns)
    return tuple(columns)


def need_day(columns: Sequence[Column]) -> None:
    """BadColumns unless one is the day, and each rating has a scale and a name of its own."""
    roles = [column.role for column in columns]
    if roles.count("date") != 1:
        raise BadColumns("Say of one column that it’s the day.")
    if roles.count("time") > 1:
        raise BadColumns("Only one column can be the time of day.")
    if not {*roles} - {"ignore", "date", "time"}:
        raise BadColumns("Say of at least one more column what it is.")
    kept = Counter(own_id("", each.name) for each in columns if _has_its_own(each))
    for column in columns:
        if _has_its_own(column) and kept[own_id("", column.name)] > 1:
            raise BadColumns(f"Two columns are called {column.name}: leave one of them out.")
        if column.role not in dict(ROLES) or column.better not in dict(BETTER):
            raise BadColumns(f"{column.name}: say what it is.")
        if column.role == "rating" and column.low >= column.high:
            raise BadColumns(f"{column.name}: its lowest number must be below its highest.")


def _has_its_own(column: Column) -> bool:
    """Whether what it says is kept under its own name."""
    return column.role == "number" or (column.role == "rating" and column.measure in dict(NEW))


def samples(table: Table) -> list[Line]:
    """The first lines, to be looked at."""
    found = []
    for line in table.lines():
        found.append(line)
        if len(found) == SAMPLES:
            break
    return found
