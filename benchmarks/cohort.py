"""Does the rule book behave? Simulated patients follow it for 26 weeks; the table says what came.

    python -m benchmarks.cohort [--patients 44] [--write]

`--patients` of each kind. `--write` puts the table and the plots into docs/.
"""

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks import cohort_report
from benchmarks.follow import Course, Life
from benchmarks.patients import KINDS

DOCS = Path(__file__).resolve().parent.parent / "docs"


def live(job: tuple[int, int]) -> Course:
    """The course of one patient: (index of the kind, seed)."""
    kind, seed = job
    return Life(KINDS[kind], seed).run()


def live_all(patients: int) -> list[Course]:
    """The courses of `patients` of every kind, on all cores, with progress on stderr."""
    jobs = [(kind, seed) for kind in range(len(KINDS)) for seed in range(patients)]
    courses = []
    with ProcessPoolExecutor() as pool:
        for done, course in enumerate(pool.map(live, jobs, chunksize=5), start=1):
            courses.append(course)
            if done % 20 == 0 or done == len(jobs):
                sys.stderr.write(f"\r{done} of {len(jobs)} patients")
                sys.stderr.flush()
    sys.stderr.write("\n")
    return courses


def main() -> None:
    """Read the arguments, simulate, print the table and perhaps keep it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--patients", type=int, default=44, help="of each kind")
    parser.add_argument("--write", action="store_true", help="write docs/cohort.md and its plots")
    options = parser.parse_args()
    courses = live_all(options.patients)
    text = cohort_report.render(courses, options.patients)
    sys.stdout.write(text)
    if options.write:
        cohort_report.write(DOCS, text, courses)


if __name__ == "__main__":
    main()
