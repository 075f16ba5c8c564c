"""What was read from a large file, packed until it is stored (pure)."""

import zlib
from dataclasses import asdict
from datetime import date
from typing import Any

import orjson

from ldn_tracker.transfer.brought.questions import Question
from ldn_tracker.transfer.formats import diary_file
from ldn_tracker.transfer.left_out import LeftOut
from ldn_tracker.transfer.reading import KeptTracker, Reading


def packed(reading: Reading) -> bytes:
    """A Reading as bytes."""
    said = {
        "source": reading.source,
        "diary": orjson.Fragment(diary_file.dump(reading.diary)),
        "kept_raw": [asdict(each) for each in reading.kept_raw],
        "left_out": [asdict(each) for each in reading.left_out],
        "questions": [asdict(each) for each in reading.questions],
    }
    return zlib.compress(orjson.dumps(said))


def unpacked(kept: bytes) -> Reading:
    """The Reading of such bytes."""
    said = orjson.loads(zlib.decompress(kept))
    return Reading(
        said["source"],
        diary_file.of_members(diary_file.members_of(said["diary"], limited=False), limited=False),
        tuple(KeptTracker(**each) for each in said["kept_raw"]),
        tuple(_left_out(each) for each in said["left_out"]),
        tuple(_question(each) for each in said["questions"]),
    )


def _left_out(said: dict) -> LeftOut:
    day = said["day"]
    facts: dict[str, Any] = said | {"day": day and date.fromisoformat(day)}
    return LeftOut(**facts)


def _question(said: dict) -> Question:
    facts: dict[str, Any] = said | {"choices": tuple(map(tuple, said["choices"]))}
    return Question(**facts)
