"""What each page costs on PostgreSQL against SQLite: CPU of the program and of its backend.

    scripts/with_postgres .venv/bin/python -m benchmarks.two_databases [--rounds 5]

The same ten years of diary in the database of DATABASE_URL, which must be empty, and in a file of
SQLite; a process of its own for each and round, in turns. SQLite's work is done by the program.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from uuid import uuid4

from benchmarks.speed import PASSWORD, ROOT, pages

YEARS, TIMES, LIMIT = 10, 20, 2.0
FILL = f"from benchmarks.seed import fill; fill(years={YEARS}, people=1, password='{PASSWORD}')"
PREPARE = (["serve", "--prepare"], ["shell", "--no-imports", "-c", FILL])


def main() -> int:
    """Measure both in turns and print them; 1 when PostgreSQL costs more than it may."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--one", action="store_true", help="measure the one of DATABASE_URL, as JSON"
    )
    options = parser.parse_args()
    if options.one:
        sys.stdout.write(json.dumps(measured()))
        return 0
    with tempfile.TemporaryDirectory() as place:
        sites = {"SQLite": site(place, ""), "PostgreSQL": site(place, os.environ["DATABASE_URL"])}
        for environment in sites.values():
            for words in PREPARE:
                run(environment, "manage.py", *words)
        rounds = [{name: one(sites[name]) for name in sites} for _ in range(options.rounds)]
    return report(rounds)


def site(place: str, url: str) -> dict[str, str]:
    """The environment of a site on the database at `url`."""
    settings = {"DATA_DIR": f"{place}/data", "STATIC_ROOT": f"{place}/static", "DATABASE_URL": url}
    return os.environ | settings | {"DJANGO_SETTINGS_MODULE": "ldn_tracker.settings"}


def run(environment: dict[str, str], *words: str) -> str:
    """What a Python says in that environment."""
    command = [sys.executable, *words]
    how = {"cwd": ROOT, "env": environment | {"PYTHONPATH": str(ROOT)}, "check": True}
    return subprocess.run(command, **how, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603


def one(environment: dict[str, str]) -> dict[str, float]:
    """The figures of one round on one database."""
    return json.loads(run(environment, "-m", "benchmarks.two_databases", "--one"))


def report(rounds: list[dict[str, dict[str, float]]]) -> int:
    """Print a table; 1 when something is over the limit."""
    over = False
    sys.stdout.write("| what | SQLite, ms | PostgreSQL, ms | × |\n| --- | --- | --- | --- |\n")
    for page in rounds[0]["SQLite"]:
        here, there = ([each[name][page] for each in rounds] for name in ("SQLite", "PostgreSQL"))
        ratio = statistics.median(b / a for a, b in zip(here, there, strict=True))
        over |= ratio > LIMIT
        middle = f"{statistics.median(here):.2f} | {statistics.median(there):.2f}"
        sys.stdout.write(f"| {page} | {middle} | {ratio:.2f} |\n")
    return int(over)


def measured() -> dict[str, float]:
    """Milliseconds of CPU a request, of each page, after some that warm it up."""
    import django

    django.setup()
    from django.db import connection
    from django.test import Client

    from journal.models import User

    browser = Client(headers={"host": "127.0.0.1"})
    browser.force_login(User.objects.get())
    backend = Path("/dev/null")
    if connection.vendor == "postgresql":
        backend = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    found = {}
    for name, page in pages().items():
        for _ in range(3):
            ask(browser, page)
        before = cpu_ms(backend)
        for _ in range(TIMES):
            ask(browser, page)
        found[name] = (cpu_ms(backend) - before) / TIMES
    return found


def cpu_ms(backend: Path) -> float:
    """What this process and its backend have used so far."""
    used = int((backend.read_text().split() or ["0"])[0]) / 1e6
    return time.process_time() * 1000 + used


def ask(browser, page: dict) -> None:
    """One request; it must be answered as it should."""
    if page.get("method") == "POST":
        told = {key: value.format(mod11=7, n=0) for key, value in page["fields"].items()}
        told["client_id"] = str(uuid4())
        response = browser.post(page["path"], told, headers=page["headers"])
    else:
        response = browser.get(page["path"])
    body = b"".join(response) if response.streaming else response.content
    if response.status_code != 200 or page.get("contains", "").encode() not in body:
        raise RuntimeError(f"{page['path']} answered {response.status_code}")


if __name__ == "__main__":
    sys.exit(main())
