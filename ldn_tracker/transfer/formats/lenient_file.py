"""The diary file read as far as it can be: whatever is wrong is noted and left out (pure).

For the import, which shows the list and asks; `diary_file.load` is strict. As little as possible is
left out: of an entry one rating, of a medicine or a fact that bears on safety a detail, so that it
is not forgotten itself; else the row, since half a plan or dose would say something else.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, get_args

from dose.diary import parts, supply
from dose.diary.diary import LISTS, Diary
from journal.answers import NEWNESS, check_rating
from journal.day import Clock
from journal.scales import BUILT_IN, Measure
from journal.validation import Impossible
from ldn_tracker.transfer.formats.diary_file import (
    join,
    make,
    members,
    need_fields,
    need_object,
    unknown,
)
from ldn_tracker.transfer.left_out import TWICE, UNREADABLE
from ldn_tracker.transfer.lengths import too_long
from ldn_tracker.transfer.schema import schema
from ldn_tracker.transfer.sheet import Placed, Sheet, Wrong
from ldn_tracker.transfer.values import Refused, decode_value, shape


def _all_of(cls: type) -> frozenset[str]:
    """The names of a part's fields that may be absent."""
    return frozenset(name for name, field in schema(cls).items() if not field.required)


ALONE: Mapping[type, frozenset[str]] = {  # fields without which a part still says what it said
    parts.Person: _all_of(parts.Person),
    parts.Entry: _all_of(parts.Entry),
    parts.Visit: _all_of(parts.Visit),
    parts.Medicine: _all_of(parts.Medicine),
    parts.Condition: _all_of(parts.Condition),
    parts.Plan: frozenset({"prescriber", "confirmed_on"}),
    parts.PreviousPlan: frozenset({"prescriber", "confirmed_on"}),
    parts.Regimen: frozenset({"reason"}),
    parts.CorrectedRegimen: frozenset({"reason"}),
    parts.Break: frozenset({"reason"}),
    parts.Dose: frozenset({"reason", "taken_at"}),
    parts.Advice: frozenset({"answer"}),
    supply.Supply: _all_of(supply.Supply),
    supply.Pack: frozenset({"cost", "pharmacy"}),
    supply.Order: _all_of(supply.Order),
}
OWN_CLOCKS = ("Factory", "localtime")  # in the list of zones: "not set", and the server's own
NOTHING = object()
NO_PLACE = "this is not a time zone that we know"
KEEPS_ITS_OWN = f"{NO_PLACE}, so your diary keeps its own: {{}}"
NOT_RATED = "nothing that you rate has this name"
STANDS_TWICE = "said more than once and not the same, so none of them is imported"


def read(text: str, here: Clock, *, limited: bool = True) -> Sheet:
    """The parts of a file's text, and what was left out as the format does not allow it.

    `here` is the clock of the diary that is imported into, for a file whose time zone is no place.
    Refused where the text is no diary, or where a list is longer than a file may bring (`limited`).
    """
    return of_members(members(text, limited=limited), here)


def of_members(raw: dict, here: Clock) -> Sheet:
    """The parts of the members of a file, and what was left out, as by `read`."""
    sheet = Sheet()
    _read_members(sheet, raw, here)
    for name, key in (("measures", "id"), ("entries", "day"), ("regimen", "start")):
        sheet.parts[name] = list(_without_copies(sheet[name], key))
    sheet.leave_out("measures", UNREADABLE, _built_in)
    sheet.leave_out("measures", TWICE, _second_ones)
    sheet.leave_out("entries", TWICE, lambda rows: _stand_twice(rows, "day"))
    sheet.leave_out("regimen", TWICE, lambda rows: _stand_twice(rows, "start"))
    _leave_out_unknown_measures(sheet)
    sheet.leave_out("supply", TWICE, _contradicting)
    return sheet


def _read_members(sheet: Sheet, raw: dict, here: Clock) -> None:
    known = schema(Diary)
    for name, value in raw.items():
        if name not in known:
            sheet.note(UNREADABLE, name, value, unknown(Diary, name))
        elif name in LISTS:
            sheet.parts[name] = list(_rows(sheet, name, value))
        elif name != "person":
            fact = _placed(sheet, known[name].kind, value, name)
            sheet.parts[known[name].attribute] = [fact] if fact and fact.part else []
    sheet.parts["person"] = [_person(sheet, raw.get("person"), here)]


def _rows(sheet: Sheet, name: str, raw) -> Iterator[Placed]:
    if not isinstance(raw, list):
        sheet.note(UNREADABLE, name, raw, "must be a list")
        return
    (kind, _) = get_args(schema(Diary)[name].kind)
    for index, row in enumerate(raw):
        placed = _placed(sheet, kind, row, f"{name}[{index}]")
        if placed:
            yield placed


def _placed(sheet: Sheet, kind, raw, path: str) -> Placed | None:
    """A part with its place; None, with a note, where it cannot be read at all."""
    try:
        return Placed(path, raw, PartReader(sheet, raw).value(kind, raw, path))
    except Refused as error:
        sheet.note(UNREADABLE, error.path, raw, error.reason, raw)
    return None


def _person(sheet: Sheet, raw, here: Clock) -> Placed:
    """Whose diary it is; without a time zone that is a place, on the clock `here`."""
    if not isinstance(raw, dict):
        sheet.note(UNREADABLE, "person", raw, "must be an object with named fields")
        raw = {"timezone": here.timezone}
    elif not _is_place(zone := raw.get("timezone")):
        sheet.note(UNREADABLE, "person.timezone", zone, KEEPS_ITS_OWN.format(here.timezone))
        raw = raw | {"timezone": here.timezone}
    return Placed("person", raw, PartReader(sheet, raw).value(parts.Person, raw, "person"))


def _is_place(zone) -> bool:
    if zone in OWN_CLOCKS:
        return False
    try:
        return isinstance(zone, str) and bool(parts.Person(timezone=zone))
    except Impossible:
        return False


@dataclass(frozen=True, slots=True)
class PartReader:
    """Reads one part; what it can be without is noted in the sheet, as of the object `row`."""

    sheet: Sheet
    row: object

    def value(self, kind, raw, path: str) -> Any:
        """What stands at a path; Refused where nothing of it can be taken."""
        return decode_value(kind, raw, path, self._part)

    def _part(self, cls: type, raw, path: str):
        need_object(raw, path)
        need_fields(cls, raw, path)
        known = schema(cls)
        values = {}
        for name, value in raw.items():
            if name not in known:
                self._note(join(path, name), value, unknown(cls, name))
            elif (found := self._field(cls, name, value, join(path, name))) is not NOTHING:
                values[known[name].attribute] = found
        return self._made(cls, values, raw, path)

    def _field(self, cls: type, name: str, raw, path: str):
        """A field's value; NOTHING where it is left out and the part is all right without it."""
        is_alone = name in ALONE.get(cls, ())
        if longest := too_long(cls, name, raw):
            error = Refused(path, f"is longer than {longest} letters")
            if not is_alone:
                raise error
            self._note(path, raw, error.reason)
            return NOTHING
        return (self._loosely if is_alone else self.value)(schema(cls)[name].kind, raw, path)

    def _loosely(self, kind, raw, path: str):
        """As much of a value as can be read."""
        plain, origin, _ = shape(kind)
        if origin is tuple and isinstance(raw, list):
            (each, _) = get_args(plain)
            items = (self._or_nothing(each, item, f"{path}[{i}]") for i, item in enumerate(raw))
            return tuple(item for item in items if item is not NOTHING)
        if origin is Mapping and isinstance(raw, dict):
            with suppress(Refused):  # nearly always all right
                return self.value(kind, raw, path)
            pairs = (self._pair(plain, name, value, path) for name, value in raw.items())
            return {name: value for pair in pairs for name, value in pair.items()}
        return self._or_nothing(kind, raw, path)

    def _or_nothing(self, kind, raw, path: str):
        try:
            return self.value(kind, raw, path)
        except Refused as error:
            self._note(error.path, raw, error.reason)
        return NOTHING

    def _pair(self, kind, name: str, raw, path: str):
        """One name of a mapping with its value; none where it cannot be read."""
        try:
            return self.value(kind, {name: raw}, path)
        except Refused as error:
            self._note(f"{path}.{name}", raw, error.reason)
        return {}

    def _made(self, cls: type, values: dict, raw: dict, path: str):
        """The part, without a detail that does not go with the others."""
        while True:
            try:
                return make(cls, values, path)
            except Refused as error:
                name = error.path.removeprefix(f"{path}.")
                if name not in ALONE.get(cls, ()) or schema(cls)[name].attribute not in values:
                    raise
                del values[schema(cls)[name].attribute]
                self._note(error.path, raw.get(name), error.reason)

    def _note(self, path: str, raw, reason: str) -> None:
        self.sheet.note(UNREADABLE, path, raw, reason, self.row)


def _without_copies(rows: list[Placed], key: str) -> Iterator[Placed]:
    """Of rows that say the same about one thing only the first."""
    said: dict = {}
    for placed in rows:
        first = said.setdefault(getattr(placed.part, key), placed)
        if first is placed or first.part != placed.part:
            yield placed


def _contradicting(rows: list[Placed]) -> Iterator[Wrong]:
    """The packs and counts that cannot be beside those before them; the others stay."""
    for placed in rows:
        said: supply.Supply = placed.part
        wrong = supply.contradictions(said.packs, said.counts)
        names = [problem.name.partition(".")[0] for problem in wrong]
        kept = {
            name: tuple(
                row for n, row in enumerate(getattr(said, name)) if f"{name}[{n}]" not in names
            )
            for name in ("packs", "counts")
        }
        for name, problem in zip(names, wrong, strict=True):
            yield Wrong(placed, problem.reason, name, None, replace(said, **kept))


def _stand_twice(rows: list[Placed], key: str) -> Iterator[Wrong]:
    """Every one of the rows about the same thing: nobody can tell which of them is right."""
    alike = defaultdict(list)
    for placed in rows:
        alike[getattr(placed.part, key)].append(placed)
    for same in alike.values():
        if len(same) > 1:
            yield from (Wrong(placed, STANDS_TWICE) for placed in same)


def _built_in(rows: list[Placed]) -> Iterator[Wrong]:
    for placed in rows:
        if placed.part.id in BUILT_IN:
            yield Wrong(placed, "every diary has a measure with this name already")


def _second_ones(rows: list[Placed]) -> Iterator[Wrong]:
    seen = set()
    for placed in rows:
        if placed.part.id in seen:
            yield Wrong(
                placed, "there is another measure with this name before it, which is imported"
            )
        seen.add(placed.part.id)


def _leave_out_unknown_measures(sheet: Sheet) -> None:
    known = BUILT_IN | {placed.part.id: placed.part for placed in sheet["measures"]}

    def unknown(id_of):
        return lambda rows: (
            Wrong(placed, NOT_RATED) for placed in rows if id_of(placed.part) not in known
        )

    for name in ("tracks", "chosen_symptom"):
        sheet.leave_out(name, UNREADABLE, unknown(str))
    for name in ("plan", "previous_plans"):
        sheet.leave_out(name, UNREADABLE, unknown(attrgetter("primary_symptom")))
    sheet.leave_out("entries", UNREADABLE, lambda rows: _misrated(rows, known))


def _misrated(rows: list[Placed], known: Mapping[str, Measure]) -> Iterator[Wrong]:
    """The answers about what is not rated, or off its scale; the others of the day stay."""
    for placed in rows:
        said = placed.part
        wrong = dict(_wrong_ratings(said.ratings, known))
        unknown = {name: set(getattr(said, name)) - known.keys() for name in NEWNESS}
        if wrong or any(unknown.values()):
            right = {id: rating for id, rating in said.ratings.items() if id not in wrong}
            lists = {name: tuple({*getattr(said, name)} - unknown[name]) for name in NEWNESS}
            instead = replace(said, ratings=right, **lists)
            for id, why in wrong.items():
                yield Wrong(placed, why, f"ratings.{id}", said.ratings[id], instead)
            for name, ids in unknown.items():
                yield from (Wrong(placed, NOT_RATED, name, id, instead) for id in sorted(ids))


def _wrong_ratings(ratings: Mapping, known: Mapping[str, Measure]) -> Iterator[tuple[str, str]]:
    for id, rating in ratings.items():
        try:
            if id not in known:
                yield id, NOT_RATED
            else:
                check_rating(known[id], rating)
        except Impossible as error:
            yield id, error.reason
