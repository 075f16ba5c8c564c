"""Sixty-four clients open Today and save for twenty seconds, on two processes.

.venv/bin/python -m benchmarks.reliability.load [--clients 64] [--seconds 20]
"""

import argparse
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from http.client import HTTPException

from benchmarks.reliability.saves import stored, who
from benchmarks.reliability.site import Visitor, percentile, site

PEOPLE = 16
MEASURES = ("fatigue", "pain", "nausea", "insomnia")


def main() -> int:
    """Print what they waited, what failed and what is missing; 1 for either."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=20)
    options = parser.parse_args()
    waits: list[float] = []
    failed: list[str] = []
    kept: list[tuple] = []
    with site(people=PEOPLE) as served:
        people = [who(served.visitor(n)) for n in range(PEOPLE)]
        until = time.monotonic() + options.seconds
        seen = (until, waits, failed, kept)
        clients = [
            threading.Thread(
                target=use, args=(served.visitor(n % PEOPLE), n, people[n % PEOPLE], *seen)
            )
            for n in range(options.clients)
        ]
        for thread in clients:
            thread.start()
        for thread in clients:
            thread.join()
        there = [stored(served.visitor(n)) for n in range(PEOPLE)]
        memory = served.memory()
    missing = [answer for number, answer in kept if answer not in there[number % PEOPLE]]
    p50, p95 = (1000 * percentile(waits, part) for part in (0.5, 0.95))
    sys.stdout.write(
        f"{options.clients} clients, {options.seconds:.0f} s: {len(waits)} answers, {len(failed)}"
        f" failed, {len(kept)} saved, {len(missing)} lost; p50 {p50:.0f} ms, p95 {p95:.0f} ms;"
        f" MiB of each worker {memory}\n"
    )
    return int(bool(failed or missing))


def use(
    device: Visitor, number: int, person: str, until: float, waits: list, failed: list, kept: list
) -> None:
    """Open Today, save an answer that no other client of the person gives, and again."""
    own, day = MEASURES[number // PEOPLE], datetime.now(UTC).date()
    for n in range(1, 3000):
        if time.monotonic() > until:
            return
        answer = ((day - timedelta(n)).isoformat(), own, n % 5)
        begun = time.monotonic()
        try:
            is_well = device.get("/today/").status == 200
            waits.append(time.monotonic() - begun)
            if device.save(person, answer[0], **{own: answer[2]}):
                kept.append((number, answer))
            else:
                is_well = False
        except (OSError, HTTPException) as error:
            is_well = False
            failed.append(repr(error))
        if not is_well:
            failed.append(answer[0])


if __name__ == "__main__":
    sys.exit(main())
