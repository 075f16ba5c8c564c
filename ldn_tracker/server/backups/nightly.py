"""The backup that the site makes by itself once a day, and how many of them stay."""

import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from ldn_tracker.server.backups.retention import staying
from ldn_tracker.server.database.file import alone, backup

NAME = re.compile(r"daily-(\d{4}-\d\d-\d\d-\d{6})(-\d+)?\.sqlite3")


class Failed(Exception):
    """No backup was made today; the text says why, and holds nothing that anybody wrote."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A daily backup: whole when it was made `at` a moment, of `size` bytes."""

    path: Path
    at: datetime
    size: int


def folder() -> Path:
    """The folder of the backups."""
    return settings.DATA_DIR / "backups"


def is_wanted() -> bool:
    """Whether the site makes one every day: of a file, unless it is told not to."""
    return settings.BACKUPS and connection.vendor == "sqlite"


def made(place: Path) -> list[Backup]:
    """The daily backups in a folder, the latest first."""
    found = ((NAME.fullmatch(path.name), path) for path in place.glob("daily-*.sqlite3"))
    read = [
        Backup(path, datetime.strptime(name[1], "%Y-%m-%d-%H%M%S").replace(tzinfo=UTC), size)
        for name, path in found
        if name and (size := path.stat().st_size)
    ]
    return sorted(read, key=lambda each: (each.at, each.path.name), reverse=True)


def make(live: Path, place: Path, at: datetime) -> Path | None:
    """Today's, checked; None where it is there. What need not stay any more is then deleted."""
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    with alone(place):
        if not is_due(place, at):
            return None
        copy = backup(live, place, at.astimezone(UTC), prefix="daily")
        _delete_all_but_what_stays(place)
    return copy


def is_due(place: Path, at: datetime) -> bool:
    """Whether there is none yet of the day."""
    return at.astimezone(UTC).date() not in {each.at.date() for each in made(place)}


def make_apart() -> None:
    """Today's, made by a process of its own: it reads much, and gives its memory back at once."""
    if not is_wanted() or not is_due(folder(), timezone.now()):
        return
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "backup", "--daily"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise Failed(done.stderr)


def _delete_all_but_what_stays(place: Path) -> None:
    every = made(place)
    stay = staying([each.at.date() for each in every])
    for each in every:
        if each.at.date() not in stay:
            each.path.unlink()
