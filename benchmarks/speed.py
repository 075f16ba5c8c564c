"""What each page costs, as a multiple of the least a signed-in Django page can cost: `make bench`.

Serves our own site and the floor of ../shared/bench in turns with its harness, with 1 and 10 years
of diary and 1 and 1,000 people, and prints which limit each figure keeps. CPU time of the server's
processes is what counts: a busy machine hardly changes it. Exits 1 when a figure is over its limit.

    python -m benchmarks.speed [--rounds 10] [--ops home,save]
"""

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks import speed_report
from journal.day import Clock

ROOT = Path(__file__).resolve().parent.parent
HARNESS = ROOT.parent / "shared" / "bench"
MISSING = f"{HARNESS} is not here: the harness and the floor stand there, not in this project."
SECRET = "a-calendar-of-the-bench"  # noqa: S105 (the same)
PASSWORD = "bench-pass-123"  # noqa: S105 (of databases that are thrown away)
OURS = {"year": (1, 1), "years": (10, 1), "people": (10, 1000)}  # name: years of diary, people
TEN = (
    "fatigue", "pain", "brain_fog", "unrefreshing_sleep", "dizziness", "insomnia", "sedation",
    "nausea", "headache", "vivid_dreams",
)  # fmt: skip


def main() -> int:
    """Measure, print, keep the figures; 1 when something is over its limit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", default="10")
    parser.add_argument("--ops", default="", help="only these, as in form,save")
    parser.add_argument("--only", default="", help="only these servers, as in floor,years")
    options = parser.parse_args()
    if not HARNESS.exists():
        sys.stderr.write(f"{MISSING}\n")
        return 2
    with tempfile.TemporaryDirectory() as place:
        figures = measure(Path(place), options)
    text, over = speed_report.render(figures)
    sys.stdout.write(text)
    return int(over)


def measure(place: Path, options: argparse.Namespace) -> dict:
    """The harness's figures, of servers that live in `place`."""
    config, out = place / "config.json", place / "out.json"
    config.write_text(json.dumps({"baseline": "floor", "targets": targets(place)}))
    command = [sys.executable, HARNESS / "bench.py", "run", config, "--out", out]
    command += ["--rounds", options.rounds, "--ops", options.ops, "--only", options.only]
    subprocess.run([*map(str, command), "--logs", str(place)], check=True, cwd=place)  # noqa: S603
    return json.loads(out.read_text())


def targets(place: Path) -> list[dict]:
    """The floor, and our site with each size of database."""
    sites = (site(place, n, *each) for n, each in enumerate(OURS.items()))
    return [floor(place), *sites]


def floor(place: Path) -> dict:
    """The floor, as its own configuration has it, with its database in `place`."""
    text = (HARNESS / "floor.json").read_text().replace("${FLOOR_PYTHON}", sys.executable)
    text = text.replace("${HERE}/floor.sqlite3", f"{place}/floor.sqlite3")
    target = json.loads(text.replace("${HERE}", str(HARNESS)))["targets"][0]
    del target["ops"]["save"]["follow"], target["ops"]["save"]["follow_contains"]  # the POST alone
    return target


def site(place: Path, number: int, name: str, size: tuple[int, int]) -> dict:
    """Our site with a database of `size` (years, people), served as `make run` serves it."""
    years, people = size
    port, data = 8101 + number, place / name
    env = {
        "DATA_DIR": str(data),
        "PORT": str(port),
        "HOST": "127.0.0.1",
        "PUBLIC_URL": "",
        "WORKERS": "1",  # as the floor has
    }
    size_words = f"years={years}, people={people}, password='{PASSWORD}', secret='{SECRET}'"
    fill = f"from benchmarks.seed import fill; fill({size_words})"
    python = [sys.executable, str(ROOT / "manage.py")]
    return {
        "name": name,
        "base": f"http://127.0.0.1:{port}",
        "prepare": [
            ["env", f"DATA_DIR={data}", f"PYTHONPATH={ROOT}", *python, "shell", "--no-imports",
             "-c", fill],
        ],
        "start": {"cmd": [*python, "serve"], "cwd": str(ROOT), "env": env, "ready": "/help/"},
        "login": {"path": "/accounts/login/", "fields": {"login": "demo", "password": PASSWORD}},
        "ops": pages(),
        "cold": {"entry": {"path": "/today/"}, "chart": {"path": "/charts/"}},
        "check_rows": {
            "db": str(data / "ldn.sqlite3"), "sql": "select count(*) from journal_receipt",
        },
    }  # fmt: skip


def pages() -> dict[str, dict]:
    """What people do, by the names of the floor, which does all but the first two simply."""
    today = Clock("Pacific/Auckland").day(datetime.now(UTC))
    shown = "&".join(f"show={measure}" for measure in TEN)
    tap = {f"{today}-ratings.fatigue": "{mod11}", "day": str(today),
           "client_id": "00000000-0000-4000-8000-{n:012d}"}  # fmt: skip
    return {
        "form": {"path": f"/day/{today - timedelta(1)}/", "contains": "csrfmiddlewaretoken"},
        "save": {"method": "POST", "path": "/today/answer/", "form_path": "/today/", "fields": tap,
                 "headers": {"HX-Request": "true"}, "contains": "Saved"},
        "home": {"path": "/today/", "contains": "check-in"},
        "chart": {"path": f"/charts/?range=all&{shown}", "contains": "<svg"},
        "usual": {"path": "/charts/", "contains": "<svg"},
        "export": {"path": "/data/export/", "contains": "entries"},
        "calendar": {"path": f"/calendar/{SECRET}.ics", "contains": "VEVENT"},
        "summary": {"path": "/summary/", "contains": "</main>"},
        "pdf": {"path": "/summary.pdf"},
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
