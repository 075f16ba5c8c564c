"""Files as large as an upload may be, each full of what costs in its way, for `worst_diary`."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

DAY = timedelta(1)
NASTY = {  # what a value of the file is made of, over and over, and never ended
    "nested lists": b"[", "nested objects": b'{"a":', "empty lists": b"[[],",
    "short names": b'{"":1,', "long numbers": b"[" + b"9" * 5000 + b",",
}  # fmt: skip
CSV = {
    "a day of an export full of numbers": lambda n: b"2026-01-01,t%d,Sleep,1\n" % n,
    "a day of an export full of notes": lambda n: b"2026-01-01,Note,Note,w%d\n" % n,
    "an export full of symptoms": lambda n: b"2026-01-01,s%d,Pain,1\n" % n,
    "an export of many days": lambda n: b"%s,%s,Pain,1\n" % _rated(n, 10_000),
    "an export of many answers": lambda n: b"%s,%s,Pain,1\n" % _rated(n, 4_000),
    "an export of more days than fit": lambda n: b"%s,%s,Pain,1\n" % _rated(n, 20_000),
}


def uploads(diary) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """(name, what makes it) of each; `diary` is the one that is full."""
    from dose.diary.diary import Diary
    from ldn_tracker.transfer.formats import diary_file
    from ldn_tracker.transfer.forms import LARGEST

    bare = Diary(person=replace(diary.person, allergies=(), diagnoses=()))
    rated = replace(bare, measures=diary.measures)
    head = diary_file.dump(bare).encode().rstrip()[:-1]
    doses = _as_taken(diary.doses)
    days = (replace(entry, note="", measurements={}) for entry in diary.entries)
    notes = (replace(entry, measurements={}) for entry in diary.entries[:200])
    yield "as many doses as fit", partial(_full, bare, "doses", doses)
    yield "as many entries as fit", partial(_full, rated, "entries", days)
    yield "as many advice as fit", partial(_full, bare, "advice", diary.advice)
    yield "as many medicines as fit", partial(_full, bare, "medicines", diary.medicines)
    yield "long notes", partial(_full, rated, "entries", notes)
    for name, piece in NASTY.items():
        yield name, partial(_filled, head, piece, (LARGEST - len(head) - 9) // len(piece))
    yield "20 MB", lambda: head + b" " * (4 * LARGEST) + b"}"
    for name, line in CSV.items():
        yield name, partial(_lines, line)


def _full(part, name: str, rows: Iterable) -> bytes:
    """A diary file with as many of these rows as an upload may hold."""
    from ldn_tracker.transfer.formats import diary_file
    from ldn_tracker.transfer.forms import LARGEST

    found = tuple(rows)
    most = len(found)
    while len(text := diary_file.dump(replace(part, **{name: found[:most]}))) > LARGEST:
        most = int(most * min(0.95, LARGEST / len(text)))
    return text.encode()


def _filled(head: bytes, piece: bytes, times: int) -> bytes:
    return head + b',"x":' + piece * times


def _lines(line: Callable[[int], bytes]) -> bytes:
    from journal.limits import MOST_LINES
    from ldn_tracker.transfer.formats.visible import COLUMNS
    from ldn_tracker.transfer.forms import LARGEST

    text, number = bytearray(",".join(COLUMNS).encode() + b"\n"), 0
    while len(text) < LARGEST - 200 and number < MOST_LINES - 1:
        text += line(number)
        number += 1
    return bytes(text)


def _as_taken(doses):
    """So many doses a day as an import takes without asking."""
    from ldn_tracker.transfer.contradictions import MOST_A_DAY

    last = max(dose.day for dose in doses)
    for n, dose in enumerate(doses):
        back = dose.day - (last - n // MOST_A_DAY * DAY)
        yield replace(dose, day=dose.day - back, taken_at=dose.taken_at - back)


def _rated(number: int, days: int) -> tuple[bytes, bytes]:
    """A day and a built-in symptom: one after the other of so many days, then the next symptom, and
    after the last the first again."""
    from ldn_tracker.transfer.brought.places import OURS

    day = datetime.now(UTC).date() - (number % days + 1) * DAY
    return str(day).encode(), [*OURS][number // days % len(OURS)].encode()
