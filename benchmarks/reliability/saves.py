"""Eight devices of one person save at once: whatever got a receipt is in the export.

    .venv/bin/python -m benchmarks.reliability.saves
    scripts/with_postgres .venv/bin/python -m benchmarks.reliability.saves

Each saves 150 answers, ten to a day, so that several write to one day at a time.
"""

import json
import sys
import threading
import time
from datetime import UTC, datetime, timedelta

from benchmarks.reliability.site import Visitor, percentile, site
from benchmarks.speed import TEN

DEVICES, EACH = 8, 150


def main() -> int:
    """Print what was saved and what is there; 1 where anything is missing."""
    with site(people=1) as served:
        person = who(served.visitor(0))
        answers = planned(DEVICES * EACH)
        acknowledged: list[tuple] = []
        waits: list[float] = []
        devices = [
            threading.Thread(
                target=save_all,
                args=(served.visitor(0), person, answers[n::DEVICES], acknowledged, waits),
            )
            for n in range(DEVICES)
        ]
        begun = time.monotonic()
        for thread in devices:
            thread.start()
        for thread in devices:
            thread.join()
        seconds = time.monotonic() - begun
        missing = set(acknowledged) - stored(served.visitor(0))
    sys.stdout.write(
        f"{DEVICES} × {EACH} saves in {seconds:.1f} s: {len(acknowledged)} acknowledged,"
        f" {len(missing)} lost; p95 {1000 * percentile(waits, 0.95):.0f} ms\n"
    )
    return int(bool(missing) or len(acknowledged) < len(answers))


def planned(number: int) -> list[tuple]:
    """As many answers: the day, the measure and the level."""
    today = datetime.now(UTC).date() - timedelta(days=1)
    return [
        ((today - timedelta(n // len(TEN))).isoformat(), TEN[n % len(TEN)], n % 5)
        for n in range(number)
    ]


def save_all(
    device: Visitor, person: str, answers: list[tuple], acknowledged: list, waits: list
) -> None:
    """Save one after the other."""
    for answer in answers:
        day, measure, level = answer
        begun = time.monotonic()
        if device.save(person, day, **{measure: level}):
            acknowledged.append(answer)
        waits.append(time.monotonic() - begun)


def who(device: Visitor) -> str:
    """The number of the diary, as a device is told it."""
    return str(json.loads(device.get("/today/token/").body)["person"])


def stored(device: Visitor) -> set[tuple]:
    """Every answer in the export."""
    diary = json.loads(device.get("/data/export/").body)
    return {
        (entry["day"], measure, level)
        for entry in diary.get("entries", [])
        for measure, level in entry.get("ratings", {}).items()
    }


if __name__ == "__main__":
    sys.exit(main())
