"""How large the two files for a GP's system are, and how long they take.

python -m benchmarks.fhir
"""

import gzip
import statistics
import sys
import time
import tracemalloc
from datetime import UTC, date, datetime

from dose.diary.diary import Diary
from ldn_tracker.charts.series.ranges import end_day, visit_first_day
from ldn_tracker.demo import demo
from ldn_tracker.fhir.daily import DailyData
from ldn_tracker.fhir.summary import summary, text

TODAY = date(2026, 9, 20)
NOW = datetime(2026, 9, 20, tzinfo=UTC)
ROUNDS = 5


def document(diary: Diary) -> str:
    """The summary, without the page for the GP in it."""
    last = end_day(diary, TODAY)
    days = visit_first_day(diary, last), last
    return text(summary(diary, days, today=TODAY, now=NOW))


def daily(diary: Diary) -> str:
    """The daily data, put together."""
    return "".join(DailyData(diary).text(now=NOW))


def most_memory(diary: Diary) -> float:
    """The most memory (MB) that writing the daily data piece by piece takes."""
    tracemalloc.start()
    for _ in DailyData(diary).text(now=NOW):
        pass
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


def timed(name: str, make, diary: Diary) -> None:
    """Print the median time of some rounds, and the size of the file, as it is and compressed."""
    made, spent = make(diary), []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        make(diary)
        spent.append(time.perf_counter() - start)
    packed = len(gzip.compress(made.encode())) / 1e6
    sizes = f"{len(made.encode()) / 1e6:7.2f} MB, compressed {packed:5.2f} MB"
    sys.stdout.write(f"  {name:12}{statistics.median(spent):7.3f} s {sizes}\n")


def main() -> None:
    """Sixteen weeks, a year, ten years."""
    for days in (112, 365, 3650):
        diary = demo(3, days, TODAY)
        sys.stdout.write(f"{days} days, {len(diary.entries)} entries, {len(diary.doses)} doses\n")
        timed("summary", document, diary)
        timed("daily data", daily, diary)
        sys.stdout.write(f"  {'memory':12}{most_memory(diary):7.2f} MB\n")


if __name__ == "__main__":
    main()
