"""(pure) The figures of `benchmarks.speed` as a table: each against its limit."""

import random
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

# Multiples of the floor's CPU time, with ten years of diary.
OF_THE_FLOOR = {
    "form": 1.2, "save": 1.2, "home": 2.4, "usual": 1.5, "chart": 6.0, "export": 10.0,
    "calendar": 1.5,
}  # fmt: skip
AS_ON_THE_FLOOR = {
    "usual": "chart",
    "calendar": "home",
}  # the page of the floor that ours is compared with
WHAT = {
    "form": "check-in of a day", "save": "save one answer", "home": "Today with its suggestion",
    "chart": "ten charts over all years", "export": "whole export", "usual": "charts as they open",
    "calendar": "a calendar’s look", "summary": "page for the GP", "pdf": "the same as a PDF",
}  # fmt: skip
GROWTH = 1.10  # the most at the upper end of the interval
PDF_MS, WORKER_MIB = 100, 80
TIMES = 2000

Cpu = Mapping[str, Mapping[str, Sequence[float]]]  # server → operation → ms of CPU in each round


@dataclass(frozen=True)
class Line:
    """One figure: the value with its interval, and the limit it is to keep (None: none is set)."""

    what: str
    value: str
    limit: str = ""
    holds: bool = True


def render(figures: dict) -> tuple[str, bool]:
    """The report in Markdown, and whether anything is over its limit."""
    cpu = {
        server: {op: found["cpu_rounds"] for op, found in ops.items() if found.get("cpu_rounds")}
        for server, ops in figures["latency"].items()
    }
    lines = [*_floor(cpu), *_growth(cpu), *_absolute(figures)]
    rows = (f"| {x.what} | {x.value} | {x.limit} | {'' if x.holds else 'over'} |" for x in lines)
    head = "| what | measured | limit | |\n| --- | --- | --- | --- |\n"
    return head + "\n".join(rows) + "\n", not all(line.holds for line in lines)


def interval(ratios: Sequence[float]) -> tuple[float, float, float]:
    """The median of ratios and the 95 % interval of it (bootstrap over rounds)."""
    chance = random.Random(7)  # noqa: S311 (the same interval for the same rounds)
    medians = sorted(statistics.median(chance.choices(ratios, k=len(ratios))) for _ in range(TIMES))
    return statistics.median(ratios), medians[TIMES // 40], medians[-TIMES // 40]


def _ratio(cpu: Cpu, op: str, server: str, against: str) -> tuple[float, float, float]:
    theirs = AS_ON_THE_FLOOR.get(op, op) if against == "floor" else op
    pairs = zip(cpu[server][op], cpu[against][theirs], strict=False)
    return interval([ours / theirs for ours, theirs in pairs])


def _floor(cpu: Cpu) -> Iterator[Line]:
    ours, floor = cpu.get("years", {}), cpu.get("floor", {})
    for op, limit in OF_THE_FLOOR.items():
        if op in ours and AS_ON_THE_FLOOR.get(op, op) in floor:
            middle, low, high = _ratio(cpu, op, "years", "floor")
            ms = statistics.median(ours[op])
            value = f"{middle:.2f} × the floor ({low:.2f}–{high:.2f}); {ms:.1f} ms"
            yield Line(WHAT[op], value, f"≤ {limit}", middle <= limit)


def _growth(cpu: Cpu) -> Iterator[Line]:
    pairs = {"from 1 to 10 years": ("years", "year"), "from 1 to 1,000 people": ("people", "years")}
    for words, (large, small) in pairs.items():
        for op in WHAT:
            if op in cpu.get(large, {}) and op in cpu.get(small, {}):
                middle, low, high = _ratio(cpu, op, large, small)
                limited = large == "people" or op == "home"
                yield Line(
                    f"{WHAT[op]}, {words}", f"× {middle:.2f} ({low:.2f}–{high:.2f})",
                    f"≤ {GROWTH:.2f} at its upper end" if limited else "",
                    not limited or high <= GROWTH,
                )  # fmt: skip


def _absolute(figures: Mapping) -> Iterator[Line]:
    """Times as they pass, since a PDF is made by a process of its own; and the workers' memory."""
    for op in ("summary", "pdf"):
        found = figures["latency"].get("years", {}).get(op)
        if found:
            limit = f"≤ {PDF_MS} ms" if op == "pdf" else ""
            yield Line(
                WHAT[op], f"{found['median']:.0f} ms", limit, not limit or found["median"] <= PDF_MS
            )
    for server, found in figures.get("memory", {}).items():
        if server != "floor" and found:
            held = found["rss_mb"] <= WORKER_MIB
            yield Line(f"a worker ({server})", f"{found['rss_mb']} MiB", f"≤ {WORKER_MIB}", held)
