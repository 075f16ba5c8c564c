"""A site of its own for the trials: served as `make run` does, in a directory that goes afterwards.

On SQLite, or on the PostgreSQL of DATABASE_URL (scripts/with_postgres).
"""

import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "trial-pass-123"  # noqa: S105 (of a database that is thrown away)
PEOPLE = """
from django.contrib.auth import get_user_model
from django.test import Client
from journal.accounts.actions import open_account
from django.utils import timezone
for number in range({count}):
    user = get_user_model()(username=f"trial{{number}}", is_owner=number == 0)
    user.set_password("{password}")
    open_account(user=user, code=None, at=timezone.now())
    client = Client()
    client.force_login(user)
    print(client.session.session_key)
"""
TOKEN = "t" * 32


@dataclass
class Site:
    """A site in a directory; `start` and `stop` serve it."""

    place: Path
    port: int
    workers: int = 2
    process: subprocess.Popen | None = None
    sessions: list[str] = field(default_factory=list)

    @property
    def data(self) -> Path:
        """Its DATA_DIR."""
        return self.place / "data"

    @property
    def environment(self) -> dict[str, str]:
        """What its commands are told."""
        return os.environ | {
            "DATA_DIR": str(self.data),
            "STATIC_ROOT": str(self.place / "static"),
            "PORT": str(self.port),
            "WORKERS": str(self.workers),
            "DJANGO_SETTINGS_MODULE": "ldn_tracker.settings",
            "BACKUPS": os.environ.get("BACKUPS", "off"),
        }

    def manage(self, *words: str, check: bool = True) -> subprocess.CompletedProcess:
        """`manage.py` with these words."""
        command = [sys.executable, "manage.py", *words]
        return subprocess.run(  # noqa: S603
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=check
        )

    def sign_in(self, people: int) -> None:
        """Make as many people; their sessions are kept."""
        code = PEOPLE.format(count=people, password=PASSWORD)
        self.sessions = self.manage("shell", "--no-imports", "-c", code).stdout.split()

    def start(self) -> None:
        """Serve it, and wait until it answers."""
        log = (self.place / "log").open("a")
        command = [sys.executable, "manage.py", "serve"]
        self.process = subprocess.Popen(  # noqa: S603
            command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
        )
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with contextlib.suppress(OSError, HTTPException):
                if self.visitor().get("/about/").status == 200:
                    return
            time.sleep(0.05)
        raise RuntimeError((self.place / "log").read_text()[-3000:])

    def kill(self) -> None:
        """End it and its workers as a power cut does."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """End it as a service manager does."""
        self.process.terminate()
        self.process.wait(40)

    def visitor(self, person: int | None = None) -> "Visitor":
        """A browser, of one of the people."""
        return Visitor(self.port, self.sessions[person] if person is not None else "")

    def memory(self) -> list[int]:
        """MiB of each worker: what is its own, and its part of what is shared."""
        return [_proportional(pid) // 1024 for pid in _children(self.process.pid)]

    def log(self) -> str:
        """What it wrote while it served."""
        return (self.place / "log").read_text()


@dataclass
class Visitor:
    """A browser on one connection."""

    port: int
    session: str = ""
    timeout: float = 60
    connection: HTTPConnection | None = None

    def get(self, path: str) -> HTTPResponse:
        """A page, read whole."""
        return self._ask("GET", path)

    def post(self, path: str, fields: dict, **headers: str) -> HTTPResponse:
        """A form."""
        form = {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": TOKEN}
        return self._ask("POST", path, urlencode(fields, doseq=True), form | headers)

    def save(self, person: str, day: str, **answers: object) -> bool:
        """Tap an answer; whether the site gave a receipt for it."""
        number = str(uuid4())
        fields = {f"{day}-ratings.{name}": value for name, value in answers.items()}
        fields |= {"day": day, "client_id": number, "person": person, "age": 0}
        answer = self.post("/today/answer/", fields, **{"HX-Request": "true"})
        return answer.getheader("X-Receipt") == number

    def _ask(self, method: str, path: str, body=None, headers=None) -> HTTPResponse:
        if self.connection is None:
            self.connection = HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        cookie = f"sessionid={self.session}; csrftoken={TOKEN}"
        try:
            self.connection.request(method, path, body, {"Cookie": cookie, **(headers or {})})
            answer = self.connection.getresponse()
            answer.body = answer.read()
        except (OSError, HTTPException):
            self.connection.close()
            self.connection = None
            raise
        return answer


@contextlib.contextmanager
def site(*, people: int = 0, workers: int = 2, within: Path | None = None) -> Iterator[Site]:
    """A site that is served meanwhile, with some people who are signed in."""
    place = Path(tempfile.mkdtemp(prefix="ldn-trial-", dir=within))
    made = Site(place, free_port(), workers)
    try:
        made.manage("serve", "--prepare")
        made.sign_in(people)
        made.start()
        yield made
    finally:
        if made.process:
            made.kill()
        shutil.rmtree(place, ignore_errors=True)


def free_port() -> int:
    """One that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def percentile(values: list[float], part: float) -> float:
    """The value below which that part of them lies."""
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def some(count: int) -> str:
    """A text that no other has."""
    return secrets.token_hex(count)


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def _proportional(pid: int) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0
