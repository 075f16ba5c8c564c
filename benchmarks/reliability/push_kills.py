"""A sender of reminders that is killed again and again: who was woken, and how often.

    python -m benchmarks.reliability.push_kills [--kills 20] [--people 150]

Everybody's check-in is due. A sender is started and killed (SIGKILL) while it sends, 20 times,
and a last one is left to finish. Exits 1 where somebody was woken twice, or was not woken though
nobody was killed while sending to them.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 30  # seconds for a start
SLOW = 0.1  # seconds that the service takes to answer
SETUP = """
import sys
from datetime import timedelta
from django.utils import timezone
from journal.middleware import clock_of
from journal.models import Membership, PersonRow, User
from journal.reminders import actions, push_actions
now = timezone.now()
for number in range(int(sys.argv[-1])):
    user, person = User.objects.create_user(f"p{number}"), PersonRow.objects.create()
    Membership.objects.create(user=user, person=person)
    clock = clock_of(person)
    due = clock.local(now - timedelta(minutes=1)).time().replace(second=0, microsecond=0)
    actions.want(person=person, today=clock.day(now), check_in_at=due)
    endpoint = f"{SERVICE}/{number}"
    push_actions.add_device(person=person, user=user, endpoint=endpoint, at=now)
"""
RUN = "from ldn_tracker.push.sender import run; run(0.1)"
CLAIMED = (
    "import json; from journal.models import PushSent; print(json.dumps(PushSent.objects.count()))"
)


def main() -> int:
    """Kill, count, say."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--people", type=int, default=150)
    options = parser.parse_args()
    woken: Counter[str] = Counter()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(woken))
    Thread(target=server.serve_forever, daemon=True).start()
    service = f"http://127.0.0.1:{server.server_port}"
    with tempfile.TemporaryDirectory() as place:
        env = os.environ | {
            "DATA_DIR": place, "PUSH": "on", "PUSH_SERVICE": service, "PYTHONPATH": str(ROOT),
            "DJANGO_SETTINGS_MODULE": "benchmarks.reliability.push_settings",
        }  # fmt: skip
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=env, check=True
        )
        python(env, f"SERVICE = {service!r}\n{SETUP}", str(options.people)).wait()
        during = [kill_one(env, woken) for _ in range(options.kills)]
        last = python(env, RUN)
        finished = wait_until_still(woken)
        last.kill()
        claims = json.loads(subprocess.check_output(command(CLAIMED), cwd=ROOT, env=env))  # noqa: S603
    return report(options, woken, during, claims, finished)


def handler(woken: Counter[str]) -> type[BaseHTTPRequestHandler]:
    """A push service that counts."""

    class Service(BaseHTTPRequestHandler):
        def do_POST(self):
            woken[self.path] += 1
            time.sleep(SLOW)
            self.send_response(201)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    return Service


def command(code: str, *words: str) -> list[str]:
    return [sys.executable, "-c", f"import django; django.setup()\n{code}", *words]


def python(env: dict, code: str, *words: str) -> subprocess.Popen:
    """A process of the site's that runs this."""
    return subprocess.Popen(command(code, *words), cwd=ROOT, env=env)  # noqa: S603


def kill_one(env: dict, woken: Counter[str]) -> int:
    """Start a sender and kill it while it sends; how many it woke."""
    before, sender = woken.total(), python(env, RUN)
    begun = time.monotonic()
    while woken.total() == before and time.monotonic() < begun + PATIENCE:
        time.sleep(0.01)
    time.sleep(random.uniform(0, 5 * SLOW))  # noqa: S311 (a moment)
    sender.send_signal(signal.SIGKILL)
    sender.wait()
    return woken.total() - before


def wait_until_still(woken: Counter[str]) -> int:
    """Wait until nobody has been woken for five seconds; how many were in all."""
    total, since = woken.total(), time.monotonic() + 10
    while time.monotonic() < since:
        time.sleep(0.2)
        if woken.total() != total:
            total, since = woken.total(), time.monotonic() + 5
    return total


def report(options, woken: Counter[str], during: list[int], claims: int, total: int) -> int:
    """What came of it, in a line each."""
    twice = sum(number > 1 for number in woken.values())
    missing = options.people - len(woken)
    sys.stdout.write(
        f"{options.kills} kills, {sum(1 for n in during if n)} of them while it was sending;"
        f" {options.people} people, {claims} taken up, {total} messages\n"
        f"woken once {sum(n == 1 for n in woken.values())}, twice {twice}, not {missing}\n"
    )
    return int(bool(twice) or missing > options.kills or claims != options.people)


if __name__ == "__main__":
    sys.exit(main())
