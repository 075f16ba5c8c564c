"""How many answers a second eight devices at once save, against the floor.

Serves our site, with ten years of diary, and the floor of ../shared/bench, each with two workers,
and lets eight clients save as fast as they can, on one and then on the other. All eight are devices
of one person, who wait for each other. Exits 1 when an answer was refused or not stored.

    python -m benchmarks.eight_clients [--repeats 5]
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.speed import HARNESS, MISSING, floor, site

CLIENTS, WORKERS, SECONDS = "8", "2", "4"


def main() -> int:
    """Measure both in turns and print them; 1 when an answer was refused or not stored."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", default="5")
    options = parser.parse_args()
    if not HARNESS.exists():
        sys.stderr.write(f"{MISSING}\n")
        return 2
    with tempfile.TemporaryDirectory() as place:
        found = measure(Path(place), options.repeats)
    return report({name: ops["save"] for name, ops in found["load"].items()})


def measure(place: Path, repeats: str) -> dict:
    """The harness's figures, of servers that live in `place`."""
    ours = site(place, 1, "years", (10, 1))
    ours["start"]["env"]["WORKERS"] = WORKERS  # the floor has two already
    config, out = place / "config.json", place / "out.json"
    config.write_text(json.dumps({"baseline": "floor", "targets": [floor(place), ours]}))
    command = [sys.executable, HARNESS / "bench.py", "load", config, "--out", out]
    command += ["--load-ops", "save", "--concurrency", CLIENTS, "--seconds", SECONDS]
    command += ["--repeats", repeats, "--logs", place]
    subprocess.run(list(map(str, command)), check=True, cwd=place)  # noqa: S603
    return json.loads(out.read_text())


def report(found: dict[str, dict]) -> int:
    """Print a table; 1 when an answer was refused or not stored."""
    sys.stdout.write(
        "| server | saved a second | refused | not stored |\n| --- | --- | --- | --- |\n"
    )
    wrong = 0
    for name, save in found.items():
        refused, lost = sum(save["errors"].values()), save["n"] - save["rows_added"]
        speed = f"{save['rps']} ({save['rps_min']}–{save['rps_max']})"
        sys.stdout.write(f"| {name} | {speed} | {refused} of {save['n'] + refused} | {lost} |\n")
        wrong += (refused + lost) * (name != "floor")
    sys.stdout.write(f"× {found['years']['rps'] / found['floor']['rps']:.2f}\n")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
