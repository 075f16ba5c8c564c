"""A calendar file read back by others: two libraries, and khal, a calendar program."""

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import icalendar
import recurring_ical_events
import vobject

KHAL = """
[calendars]
[[one]]
path = {place}/calendar
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {place}/cache
"""


def parsed(file: bytes) -> list[icalendar.Event]:
    """The events of a file, by icalendar."""
    return icalendar.Calendar.from_ical(file).events


def expanded(file: bytes, first: date, last: date) -> list[str]:
    """Every time at which something begins from `first` to `last`, with its offset."""
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(file))
    starts = [each.start for each in found.between(first, last + timedelta(1))]
    return sorted(map(str, starts))


def by_vobject(file: bytes) -> list[tuple]:
    """(UID, summary, start, how many alarms) of each event, by a library of others."""
    return [
        (each.uid.value, each.summary.value, each.dtstart.value, len(each.valarm_list))
        for each in vobject.readOne(file.decode()).vevent_list
    ]


def khal(place: Path, zone: str, *words: str) -> str:
    """What khal says, with a calendar of its own in `place`."""
    config = place / "config"
    if not config.exists():
        (place / "calendar").mkdir(parents=True)
        config.write_text(KHAL.format(place=place, zone=zone))
    command = [Path(sys.executable).with_name("khal"), "-c", config, *words]
    env = {"HOME": str(place), "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "TZ": zone}
    run = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    return run.stdout


def listed(file: bytes, place: Path, zone: str, first: date, days: int) -> list[str]:
    """What khal lists of some days: "2026-09-26 22:00 Diary"."""
    (place / "khal").mkdir(exist_ok=True)
    source = place / "khal" / "diary.ics"
    source.write_bytes(file)
    khal(place / "khal", zone, "import", "--batch", "-a", "one", str(source))
    line = "{start-date} {start-time} {title}"
    said = ("list", "--day-format", "", "--format", line, str(first), f"{days}d")
    return [" ".join(each.split()) for each in khal(place / "khal", zone, *said).splitlines()]
