"""Two servers on one directory: both save at once, and nothing is lost.

.venv/bin/python -m benchmarks.reliability.two_servers
"""

import sys
import threading

from benchmarks.reliability.saves import planned, save_all, stored, who
from benchmarks.reliability.site import Site, free_port, site

ANSWERS = 600


def main() -> int:
    """Print what was saved and what is there; 1 where anything is missing."""
    with site(people=1) as first:
        second = Site(first.place, free_port(), sessions=first.sessions)
        second.start()
        try:
            person, answers = who(first.visitor(0)), planned(ANSWERS)
            acknowledged: list[tuple] = []
            devices = [
                threading.Thread(
                    target=save_all,
                    args=(each.visitor(0), person, answers[n::4], acknowledged, []),
                )
                for n, each in enumerate((first, second, first, second))
            ]
            for thread in devices:
                thread.start()
            for thread in devices:
                thread.join()
            missing = set(acknowledged) - stored(second.visitor(0))
        finally:
            second.kill()
    sys.stdout.write(f"two servers: {len(acknowledged)} acknowledged, {len(missing)} lost\n")
    return int(bool(missing) or len(acknowledged) < ANSWERS)


if __name__ == "__main__":
    sys.exit(main())
