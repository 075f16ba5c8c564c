"""The golden record: what the project answered at a commit, and whether it still does.

    python -m scripts.golden make COMMIT     record that commit, in a worktree of its own
    python -m scripts.golden compare         compare this tree with it (--quick: a part of it)

The record lies in `.golden/` and is never committed.
"""

import argparse
import gzip
import heapq
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path

from scripts.golden.comparing import Report
from scripts.golden.tasks import LIVES, tasks

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
RECORD = ROOT / ".golden"
HERE = Path(__file__).parent
PARTS = 2  # processes


def main() -> int:
    """Make or compare; 1 where something differs that is not listed."""
    parser = argparse.ArgumentParser(prog="golden", description=__doc__.splitlines()[0])
    verbs = parser.add_subparsers(dest="verb", required=True)
    making = verbs.add_parser("make", help="record a commit")
    making.add_argument("commit")
    making.add_argument("--lives", type=int, default=LIVES, help=f"random diaries ({LIVES})")
    comparing = verbs.add_parser("compare", help="compare this tree with the record")
    comparing.add_argument("--quick", action="store_true", help="500 answers and some pages")
    comparing.add_argument("--show", type=int, default=5, help="differences shown in full")
    asked = parser.parse_args()
    if asked.verb == "make":
        return make(asked.commit, asked.lives)
    return compare(quick=asked.quick, show=asked.show)


def make(commit: str, lives: int) -> int:
    """Record a commit in place of what was recorded before."""
    shutil.rmtree(RECORD, ignore_errors=True)
    RECORD.mkdir()
    with tempfile.TemporaryDirectory(prefix="golden-") as folder, worktree(commit, folder) as tree:
        people = Path(folder) / "people.jsonl"
        run([HERE / "people.py", tree, people], folder)
        known = map(json.loads, people.read_text(encoding="utf-8").splitlines())
        write(RECORD / "tasks.jsonl.gz", tasks(known, SHARED, lives))
        record(tree, RECORD / "tasks.jsonl.gz", RECORD, folder)
    (RECORD / "commit").write_text(f"{output('git', 'rev-parse', commit)}\n")
    rules = leading_rules()
    print(f"Recorded {commit}; {len(rules)} rules lead an answer: {dict(rules.most_common())}")
    return 0


def compare(*, quick: bool, show: int) -> int:
    """Record this tree and say what differs from the record."""
    if not (RECORD / "commit").exists():
        raise SystemExit("There is no record. Make one: python -m scripts.golden make COMMIT")
    report = Report()
    with tempfile.TemporaryDirectory(prefix="golden-") as folder:
        asked = Path(folder) / "tasks.jsonl.gz"
        write(
            asked, (task for task in read(RECORD / "tasks.jsonl.gz") if wanted(task, quick=quick))
        )
        record(ROOT, asked, Path(folder), folder)
        old = chosen(merged(RECORD), {task["name"] for task in read(asked)})
        for task, before, now in zip(read(asked), old, merged(Path(folder)), strict=True):
            report.add(task, before["parts"], now["parts"])
    print("\n".join(report.lines(show)))
    return 1 if report.unlisted else 0


def wanted(task: dict, *, quick: bool) -> bool:
    """Whether a task is part of this comparison."""
    return task["quick"] or not quick


def chosen(rows: Iterator[dict], names: set[str]) -> Iterator[dict]:
    """The rows of a record that are about these tasks."""
    return (row for row in rows if row["task"] in names)


def record(tree: Path, asked: Path, out: Path, folder: str) -> None:
    """Answer the tasks in that tree, in processes beside each other."""
    running = [
        start(
            [HERE / "recorder.py", tree, asked, out / f"record-{part}.jsonl.gz", part, PARTS],
            folder,
        )
        for part in range(PARTS)
    ]
    if sum(each.wait() for each in running):
        raise SystemExit("The recorder failed: see above.")


def merged(folder: Path) -> Iterator[dict]:
    """The rows of all parts of a record, in the order of the tasks."""
    parts = [read(folder / f"record-{part}.jsonl.gz") for part in range(PARTS)]
    return heapq.merge(*parts, key=itemgetter("number"))


def leading_rules() -> Counter:
    """How often each rule leads an answer of the record."""
    answers = (row["parts"].get("answer", "") for row in merged(RECORD))
    return Counter(json.loads(text)["rule"] for text in answers if text.startswith("{"))


@contextmanager
def worktree(commit: str, folder: str) -> Iterator[Path]:
    """That commit checked out in a place of its own, beside what lies beside the project."""
    tree = Path(folder) / "tree"
    if SHARED.exists():
        (Path(folder) / "shared").symlink_to(SHARED)
    output("git", "worktree", "add", "--detach", str(tree), commit)
    try:
        yield tree
    finally:
        output("git", "worktree", "remove", "--force", str(tree))


def start(arguments: list, folder: str) -> subprocess.Popen:
    """A Python program of ours, begun; what it leaves lies in the folder."""
    command = [sys.executable, *map(str, arguments)]
    return subprocess.Popen(command, env={**os.environ, "TMPDIR": folder}, cwd=folder)


def run(arguments: list, folder: str) -> None:
    """The same, and waited for."""
    if start(arguments, folder).wait():
        raise SystemExit(f"{arguments[0].name} failed: see above.")


def output(*command: str) -> str:
    """What a command prints."""
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def read(file: Path) -> Iterator[dict]:
    """The objects of a file, a line each."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def write(file: Path, rows: Iterator[dict]) -> None:
    """Write objects, a line each."""
    with gzip.open(file, "wt", encoding="utf-8", compresslevel=1) as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


if __name__ == "__main__":
    sys.exit(main())
