"""What reading an export of Apple Health costs: python -m benchmarks.apple_health [MEGABYTES].

Makes an export of that size (1024 MB unless said) in which one record in 2000 is a symptom,
and reads it as `import_diary` does: seconds of processor, and the most memory that was held.
"""

import random
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journal.day import Clock
from ldn_tracker.transfer.brought.source import Source
from ldn_tracker.transfer.formats import any_file

MEGABYTE = 1024 * 1024
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!ELEMENT HealthData (ExportDate,Me,Record*)>
<!ATTLIST HealthData locale CDATA #REQUIRED>
]>
<HealthData locale="en_NZ">
"""
BEAT = """ <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Watch" sourceVersion="9.1"
 device="&lt;&lt;HKDevice: 0x282a45810&gt;, name:Apple Watch, manufacturer:Apple, model:Watch&gt;"
 unit="count/min" creationDate="{at}" startDate="{at}" endDate="{at}" value="{value}">
  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="0"/>
 </Record>
"""
FELT = """ <Record type="HKCategoryTypeIdentifier{name}" sourceName="Health" creationDate="{at}"
 startDate="{at}" endDate="{at}" value="HKCategoryValueSeverity{level}"/>
"""
NAMES = ("Nausea", "Fatigue", "Headache", "MemoryLapse")
LEVELS = ("NotPresent", "Mild", "Moderate", "Severe")
EVERY = 2000
START = datetime(2022, 1, 1, tzinfo=UTC)


def made(file: Path, megabytes: int) -> None:
    """An export of about that size, of four years."""
    said, size, number = random.Random(1), 0, 0  # noqa: S311 (nothing is secret)
    step = timedelta(days=4 * 365) / (megabytes * MEGABYTE // len(BEAT))
    with file.open("w") as out:
        out.write(HEAD)
        while size < megabytes * MEGABYTE:
            at = f"{START + step * number:%Y-%m-%d %H:%M:%S} +0000"
            if number % EVERY:
                row = BEAT.format(at=at, value=said.randint(50, 120))
            else:
                row = FELT.format(at=at, name=said.choice(NAMES), level=said.choice(LEVELS))
            out.write(row)
            size, number = size + len(row), number + 1
        out.write("</HealthData>\n")


def main() -> None:
    """Make it, read it, say what that cost."""
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 1024
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "export.xml"
        made(file, megabytes)
        before = time.process_time()
        with file.open("rb") as stream:
            reading = any_file.read(Source(stream), Clock("Pacific/Auckland"), at=datetime.now(UTC))
        seconds = time.process_time() - before
        status = Path("/proc/self/status").read_text()
        most = int(status.split("VmHWM:")[1].split()[0]) / 1024  # of this program alone
        days = len(reading.diary.entries)
        size = file.stat().st_size / MEGABYTE
    sys.stdout.write(f"{size:.0f} MB, {days} days: {seconds:.1f} s, {most:.0f} MiB\n")


if __name__ == "__main__":
    main()
