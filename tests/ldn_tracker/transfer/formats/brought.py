"""What a file becomes, told shortly: for the tests of the formats."""

from pathlib import Path

import pytest

from journal.day import Clock
from ldn_tracker.transfer.formats import any_file
from ldn_tracker.transfer.reading import Reading
from tests import builders as b
from tests.conftest import NOW

DATA = Path(__file__).resolve().parents[5] / "shared" / "data"


def read(content: str | bytes, zone: str = b.ZONE, **answers: str) -> Reading:
    """The Reading of a file, with answers by question id."""
    data = content if isinstance(content, bytes) else content.encode()
    return any_file.read(data, Clock(zone), at=NOW, answers=answers)


def real(name: str) -> bytes:
    """A real file that lies beside the project, or the test is skipped."""
    if not (DATA / name).exists():
        pytest.skip(f"the real file is not here (../shared/data/{name})")
    return (DATA / name).read_bytes()


def doses(content: str | bytes, **answers: str) -> list[tuple]:
    """Each dose as (day, status, mg, half of the day)."""
    found = read(content, **answers).diary.doses
    return [
        (f"{d.day}", d.status, d.dose_mg and f"{d.dose_mg.normalize():f}", d.timing) for d in found
    ]


def ratings(content: str | bytes, **answers: str) -> dict[str, dict]:
    """The ratings of each day."""
    return {f"{e.day}": dict(e.ratings) for e in read(content, **answers).diary.entries}


def numbers(content: str | bytes, **answers: str) -> dict[str, dict]:
    """The numbers of each day."""
    return {f"{e.day}": dict(e.measurements) for e in read(content, **answers).diary.entries}


def notes(content: str | bytes, **answers: str) -> dict[str, str]:
    """The note of each day."""
    return {f"{e.day}": e.note for e in read(content, **answers).diary.entries}


def medicines(content: str | bytes, **answers: str) -> list[tuple[str, str | None]]:
    """The other medicines, each with the day it was last taken."""
    found = read(content, **answers).diary.medicines
    return [(each.name, each.last_taken and f"{each.last_taken}") for each in found]


def left_out(content: str | bytes, **answers: str) -> list[str]:
    """What is left out: where, what and why."""
    return [str(each) for each in read(content, **answers).left_out]


def asked(content: str | bytes, **answers: str) -> list[str]:
    """The questions that are open."""
    return [question.id for question in read(content, **answers).questions]
