"""How long `make run` takes to its first page when everything is installed and set up.

    python -m benchmarks.start [--times 5]

Starts the site on a database of its own, once to set it up and then again and again, and asks for
`/` until it answers with 200. Exits 1 when the middle one of these times is over the limit.
"""

import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.speed import ROOT

PORT, PATIENCE, LIMIT = "8190", 60, 4  # seconds


def main() -> int:
    """Measure and print; 1 when it is over the limit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        settings = {"DATA_DIR": f"{place}/data", "STATIC_ROOT": f"{place}/static", "PORT": PORT}
        first, *again = [start(os.environ | settings) for _ in range(options.times + 1)]
    middle = statistics.median(again)
    spread = f"{middle:.1f} s ({min(again):.1f}–{max(again):.1f})"
    sys.stdout.write(f"first start {first:.1f} s, again {spread}, limit {LIMIT} s\n")
    return int(middle > LIMIT)


def start(environment: dict[str, str]) -> float:
    """The seconds from `make run` to the first page; the site is stopped after it."""
    begun = time.monotonic()
    command = ["make", "run"]
    told = {"cwd": ROOT, "env": environment, "stdout": subprocess.DEVNULL}
    site = subprocess.Popen(command, start_new_session=True, **told)  # noqa: S603
    try:
        while not answers():
            if site.poll() is not None or time.monotonic() - begun > PATIENCE:
                raise RuntimeError("the site did not start")
            time.sleep(0.02)
        return time.monotonic() - begun
    finally:
        os.killpg(site.pid, signal.SIGTERM)
        site.wait()


def answers() -> bool:
    """Whether `/` is answered with 200, after where it leads to."""
    try:
        with urlopen(f"http://127.0.0.1:{PORT}/", timeout=5) as page:
            return page.status == 200
    except (URLError, ConnectionError):
        return False


if __name__ == "__main__":
    sys.exit(main())
