"""What importing an export of Apple Health costs: python -m benchmarks.apple_health [MEGABYTES].

Makes an export of that size (1024 MB unless said) in which one record in 2000 is a symptom, and
brings it into an empty diary by `import_diary`, from its start to its end: seconds of processor,
and the most memory that was held.
"""

import os
import random
import re
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
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


SOMEBODY = """
from journal.models import Membership, PersonRow, User
user = User.objects.create(username="somebody")
Membership.objects.create(user=user, person=PersonRow.objects.create())
"""


def begun(folder: str, *words: str) -> subprocess.Popen:
    """A management command on the database of a folder."""
    settings = {"DJANGO_SETTINGS_MODULE": "ldn_tracker.settings", "DATABASE_URL": ""}
    env = os.environ | settings | {"DATA_DIR": folder}
    command = [sys.executable, "manage.py", *words]
    return subprocess.Popen(  # noqa: S603 (our own command)
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True
    )


def imported(file: Path, *options: str) -> tuple[str, float, float]:
    """The days or doses that an import told, seconds of processor, and the most MiB it held.

    It is brought into a diary of its own, which is kept beside the file.
    """
    folder = str(file.parent)
    for words in (("migrate", "--verbosity", "0"), ("shell", "--no-imports", "-c", SOMEBODY)):
        begun(folder, *words).communicate()
    with begun(folder, "import_diary", "somebody", str(file), *options) as command:
        said = command.stdout.read() if command.stdout else ""
        _, status, used = os.wait4(command.pid, 0)
        command.returncode = os.waitstatus_to_exitcode(status)
    if command.returncode:
        raise SystemExit(command.returncode)
    found = next(
        line.strip() for line in said.splitlines() if re.match(" +[0-9]+ (days|doses)", line)
    )
    return found.partition(" (")[0], used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Make it, import it, say what that cost."""
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 1024
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "export.xml"
        made(file, megabytes)
        days, seconds, most = imported(file)
        size = file.stat().st_size / MEGABYTE
    sys.stdout.write(f"{size:.0f} MB, {days}: {seconds:.1f} s, {most:.0f} MiB\n")


if __name__ == "__main__":
    main()
