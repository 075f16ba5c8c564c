"""What one suggestion costs: `python -m benchmarks.suggest`. Fails at 20 ms of CPU for ten years.

The cost must grow with the days the rules look at, not with the history, so several lengths of
diary are measured, and kinds in which the rules look longest: unwell, and without a baseline.
"""

import sys
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from time import process_time

from dose.diary.diary import Diary
from dose.diary.parts import Dose, Entry, Medicine, Person, Plan, Regimen
from dose.diary.window import cut
from dose.rules.book import assess
from journal.scales import BUILT_IN

TODAY = date(2026, 9, 20)
YEARS = (1, 3, 10)
LIMIT_MS = 20
TIMES = 25
PLAN = Plan(
    starting_dose_mg=Decimal("1.5"), step_mg=Decimal("1.5"), step_interval_days=14,
    max_dose_mg=Decimal("4.5"), strengths_mg=(Decimal("1.5"),), confirmed_on=date(2016, 1, 1),
)  # fmt: skip
MEDICINES = ("levothyroxine", "paracetamol", "melatonin", "vitamin D", "magnesium", "sertraline")


def years(count: int, *, side_effect: int, baseline: bool, long_dose: bool) -> Diary:
    """A diary of `count` years with a dose and every measure rated each day."""
    days = [TODAY - timedelta(n) for n in reversed(range(count * 365))]
    start = days[14 if baseline else 0]
    last_change = start if long_dose else TODAY - timedelta(40)
    regimen = {start: "1.5", last_change: "3.0"}
    ratings = {id: 6 if m.kind == "symptom" else side_effect for id, m in BUILT_IN.items()}
    before = ratings | {id: 0 for id, m in BUILT_IN.items() if m.kind == "side_effect"}
    rows = [Regimen(start=day, dose_mg=Decimal(mg), timing="night") for day, mg in regimen.items()]
    return Diary(
        person=Person(timezone="Pacific/Auckland"),
        plan=PLAN,
        regimen=tuple(rows),
        doses=tuple(_dose(day, rows) for day in days if day >= start),
        entries=tuple(Entry(day=d, ratings=before if d < start else ratings) for d in days),
        medicines=tuple(Medicine(name=name) for name in MEDICINES),
    )


def _dose(day: date, rows: list[Regimen]) -> Dose:
    mg = next(row.dose_mg for row in reversed(rows) if row.start <= day)
    return Dose(day=day, status="taken", dose_mg=mg, timing="night")


def cost_ms(diary: Diary) -> float:
    """The median CPU time (ms) of an assessment with its whole answer."""
    times = []
    for _ in range(TIMES):
        begun = process_time()
        assessment = assess(diary, TODAY)
        assessment.as_dict(), assessment.checked
        times.append((process_time() - begun) * 1000)
    return median(times)


def main() -> int:
    """Print the table; 1 where a suggestion is too dear."""
    kinds = {
        "quiet, last change 40 days ago": {"side_effect": 0, "baseline": True, "long_dose": False},
        "unwell, last change 40 days ago": {"side_effect": 2, "baseline": True, "long_dose": False},
        "unwell, no baseline, one dose ever": {
            "side_effect": 2, "baseline": False, "long_dose": True,
        },
    }  # fmt: skip
    out, dearest = sys.stdout.write, 0.0
    out(f"CPU of one suggestion in ms (median of {TIMES}), whole diary | the window of it\n")
    for kind, facts in kinds.items():
        costs = []
        for count in YEARS:
            diary = years(count, **facts)
            whole, window = cost_ms(diary), cost_ms(cut(diary, TODAY))
            costs.append(f"{count} years {whole:.1f} | {window:.1f}")
            dearest = max(dearest, whole)
        out(f"{kind}: {', '.join(costs)}\n")
    out(f"dearest {dearest:.1f} ms, limit {LIMIT_MS} ms\n")
    return int(dearest >= LIMIT_MS)


if __name__ == "__main__":
    sys.exit(main())
