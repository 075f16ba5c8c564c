"""What importing a large file costs: python -m benchmarks.large_files KIND [MEGABYTES].

Makes a file of that size (1024 MB unless said) of four years, and brings it into an empty diary by
`import_diary`, from its start to its end: seconds of processor, and the most memory that was held.

KIND is `visible` (each tracker of a day again and again), `table` (a watch's table of no known app,
of which two columns are named) or `json` (Health Auto Export's: medications behind measurements).
"""

import json
import random
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from benchmarks.apple_health import MEGABYTE, imported

START, DAYS = datetime(2022, 1, 1, tzinfo=UTC), 4 * 365
TRACKERS = (
    *((name, "General") for name in ("Fatigue", "Nausea", "Dizziness", "Crawling skin")),
    *((name, "Measurement") for name in ("HRV", "Resting HR", "PacePoints")),
    *((f"Symptom {n}", "Pain") for n in "abcdefgh"),
)
SAID = random.Random(1)  # noqa: S311 (nothing is secret)


def visible(size: int) -> Iterator[str]:
    """An export of Visible in which each day comes many times."""
    yield "observation_date,tracker_name,tracker_category,observation_value\n"
    for number in count():
        day = f"{START + timedelta(days=number % DAYS):%Y-%m-%d}"
        for name, category in TRACKERS:
            yield f"{day},{name},{category},{SAID.randint(0, 3)}\n"


def table(size: int) -> Iterator[str]:
    """A watch's table: a line after some seconds, of which a person names three columns."""
    yield "date;time;heart rate;steps;temperature;device;fatigue;hours slept;comment\n"
    step = timedelta(days=DAYS) / (size // 70)
    for number in count():
        at = START + step * number
        yield (
            f"{at:%d/%m/%Y};{at:%H:%M:%S};{SAID.randint(50, 120)};{SAID.randint(0, 30)};"
            f"36,{SAID.randint(0, 9)};Watch of the year 2022;{SAID.randint(0, 10)};"
            f"{SAID.randint(4, 9)},5;nothing to say\n"
        )


def health_auto_export(size: int) -> Iterator[str]:
    """Heart beats, and behind them five medicines a day."""
    yield '{"data": {"metrics": [{"name": "heart_rate", "units": "count/min", "data": ['
    step, written = timedelta(days=DAYS) / (size // 100), 0
    for number in count():
        at = f"{START + step * number:%Y-%m-%d %H:%M:%S} +0000"
        row = json.dumps({"date": at, "Min": 60, "Avg": SAID.randint(60, 90), "Max": 99})
        yield f"{row}, "
        if (written := written + len(row)) > size:
            break
    yield '{}]}], "medications": ['
    for number in range(DAYS * 5):
        at = f"{START + timedelta(days=number // 5, hours=8):%Y-%m-%d %H:%M:%S} +0000"
        name = "LDN" if number % 5 == 0 else f"Medicine {number % 5}"
        row = {"displayText": name, "start": at, "scheduledDate": at, "dosage": 1.5,
               "units": "mg", "status": "Taken", "isArchived": False}  # fmt: skip
        yield f"{', ' if number else ''}{json.dumps(row)}"
    yield "]}}"


KINDS = {
    "visible": (visible, ()),
    "table": (
        table,
        ("--column", "date=date", "--column", "fatigue=rating:fatigue:0-10",
         "--column", "hours slept=number"),
    ),
    "json": (health_auto_export, ()),
}  # fmt: skip


def main() -> None:
    """Make it, import it, say what that cost."""
    kind, *said = sys.argv[1:]
    lines, options = KINDS[kind]
    size = int(said[0] if said else 1024) * MEGABYTE
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "brought"
        with file.open("w") as out:
            for line in lines(size):
                out.write(line)
                if kind != "json" and out.tell() >= size:
                    break
        found, seconds, most = imported(file, *options)
        size = file.stat().st_size
    sys.stdout.write(
        f"{kind}, {size / MEGABYTE:.0f} MB, {found}: {seconds:.1f} s, {most:.0f} MiB\n"
    )


if __name__ == "__main__":
    main()
