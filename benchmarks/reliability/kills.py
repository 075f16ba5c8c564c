"""The server is killed in the middle of saves: nothing acknowledged is lost, the database is whole.

    .venv/bin/python -m benchmarks.reliability.kills [--kills 100] [--during backup]

Four devices save all the while. `--during` also begins a backup, an import, a restore of an earlier
backup, erasing somebody, or making the zip of a diary, and kills that too. After a restore what was
acknowledged since the backup may be gone, but all of it or nothing.
"""

import argparse
import contextlib
import io
import os
import random
import signal
import subprocess
import sys
import threading
import time
import zipfile
from datetime import UTC, datetime, timedelta
from http.client import HTTPException

from benchmarks.reliability.saves import stored, who
from benchmarks.reliability.site import PASSWORD, ROOT, Site, Visitor, site
from benchmarks.speed import TEN

DEVICES = 4
TEN_YEARS = """
from datetime import datetime, UTC
from journal.queries import diary_of_login
from ldn_tracker.demo import demo
from ldn_tracker.transfer.store import store
now = datetime.now(UTC)
store(diary_of_login("trial1"), demo(1, 3652, now.date()), at=now)
"""
DOINGS = ("nothing", "backup", "import", "restore", "erase", "take-out")


def main() -> int:
    """Print what was lost; 1 for anything."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--during", choices=DOINGS, default="nothing")
    options = parser.parse_args()
    chance = random.Random(1)  # noqa: S311 (when to kill)
    with site(people=2 + options.kills * (options.during == "erase")) as served:
        trial = Trial(served, options.during)
        lost = sum(trial.one(n, chance.uniform(0.05, 1.5)) for n in range(options.kills))
    sys.stdout.write(
        f"{options.kills} kills during {options.during}: {trial.count} acknowledged, {lost} lost"
        f" or half done, {trial.restored} restores took effect\n"
    )
    return int(lost > 0)


class Trial:
    """What was acknowledged so far, and what was in the backup that a restore puts."""

    def __init__(self, served: Site, doing: str):
        self.site, self.doing = served, doing
        self.person = who(served.visitor(0))
        self.acknowledged: set[tuple] = set()
        self.in_backup: set[tuple] = set()
        self.count = self.restored = self.number = 0
        self.place = served.place / "kept"
        self.session = served.sessions[0]
        if doing == "restore":
            self._back_up()
        if doing == "take-out":
            self.site.manage("shell", "--no-imports", "-c", TEN_YEARS)
        if doing == "import":
            self.file = served.place / "diary.json"
            self.file.write_bytes(served.visitor(1).get("/data/export/").body)

    def one(self, number: int, seconds: float) -> int:
        """Save, begin what is done besides, kill all of it, start again, and look."""
        stop = threading.Event()
        devices = [threading.Thread(target=self._save, args=(n, stop)) for n in range(DEVICES)]
        for thread in devices:
            thread.start()
        besides = self._begin(number)
        time.sleep(4 * seconds if besides else seconds)  # a command needs a second to begin
        stop.set()
        for process in besides:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self.site.kill()
        for thread in devices:
            thread.join()
        self.site.start()
        return self._look(number)

    def _begin(self, number: int) -> list[subprocess.Popen]:
        words = {
            "backup": ["backup", "--to", str(self.place)],
            "import": ["import_diary", "trial0", str(self.site.place / "diary.json")],
            "restore": ["restore", str(next(iter(self.place.glob("*.sqlite3")), ""))],
        }.get(self.doing)
        if self.doing == "erase":
            eraser = self.site.visitor(2 + number)
            threading.Thread(target=_erase, args=(eraser,), daemon=True).start()
        if self.doing == "take-out":
            threading.Thread(target=_take_out, args=(self.site.visitor(1),), daemon=True).start()
        if not words:
            return []
        return [
            subprocess.Popen(  # noqa: S603
                [sys.executable, "manage.py", *words],
                cwd=ROOT,
                env=self.site.environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        ]

    def _save(self, device: int, stop: threading.Event) -> None:
        browser = self.site.visitor(0)
        while not stop.is_set():
            self.number += DEVICES
            n = self.number + device
            day = datetime.now(UTC).date() - timedelta(1 + n // len(TEN) % 3000)
            answer = (day.isoformat(), TEN[n % len(TEN)], n % 5)
            with contextlib.suppress(OSError, HTTPException):
                if browser.save(self.person, answer[0], **{answer[1]: answer[2]}):
                    self.acknowledged = {
                        each for each in self.acknowledged if each[:2] != answer[:2]
                    } | {answer}
                    self.count += 1

    def _look(self, number: int) -> int:
        browser = self.site.visitor(0)
        if self.doing == "restore" and browser.get("/today/").status != 200:
            return self._after_restore()
        there = stored(browser)
        missing = {answer for answer in self.acknowledged if answer not in there}
        half = self.doing == "erase" and self._is_half_erased(2 + number)
        half += self.doing == "take-out" and not _is_whole_or_none(self.site.visitor(1))
        return len(missing) + half

    def _after_restore(self) -> int:
        """Everybody was signed out, so it took effect: what was in the backup is there."""
        self.restored += 1
        self.site.sessions[0] = _session(self.site)
        there = stored(self.site.visitor(0))
        missing = self.in_backup - there
        self.acknowledged = {answer for answer in self.acknowledged if answer in there}
        return len(missing)

    def _back_up(self) -> None:
        for n in range(20):
            self.site.visitor(0).save(self.person, f"2026-01-{n + 1:02}", fatigue=n % 5)
        self.in_backup = stored(self.site.visitor(0))
        self.site.manage("backup", "--to", str(self.place))

    def _is_half_erased(self, person: int) -> bool:
        code = (
            "from journal.models import User, Membership;"
            f"u = User.objects.filter(username='trial{person}');"
            "print(u.exists(), Membership.objects.filter(user__in=u).exists())"
        )
        return len(set(self.site.manage("shell", "--no-imports", "-c", code).stdout.split())) != 1


def _erase(browser: Visitor) -> None:
    with contextlib.suppress(OSError, HTTPException):
        browser.post("/account/erase/", {"password": PASSWORD})


def _take_out(browser: Visitor) -> None:
    with contextlib.suppress(OSError, HTTPException):
        browser.post("/data/take-out/", {})


def _is_whole_or_none(browser: Visitor) -> bool:
    """Whether a zip that can be saved is a whole one, and its page is there."""
    made = browser.get("/data/take-out/file/")
    is_whole = made.status != 200 or zipfile.ZipFile(io.BytesIO(made.body)).testzip() is None
    return is_whole and browser.get("/data/take-out/").status == 200


def _session(served: Site) -> str:
    code = (
        "from django.test import Client; from journal.models import User; c = Client();"
        "c.force_login(User.objects.get(username='trial0')); print(c.session.session_key)"
    )
    return served.manage("shell", "--no-imports", "-c", code).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
