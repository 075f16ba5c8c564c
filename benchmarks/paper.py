"""How long a chart and the page for the GP take, and how large they are.

python -m benchmarks.paper
"""

import statistics
import sys
import time
from datetime import date, timedelta

from dose.treatment.effects import every_effect
from ldn_tracker.charts.drawing import layout
from ldn_tracker.charts.drawing.figure import figure
from ldn_tracker.charts.drawing.svg import draw
from ldn_tracker.charts.series.choice import ordered, unasked
from ldn_tracker.charts.series.series import chart
from ldn_tracker.demo import demo
from ldn_tracker.report.build import summarise
from ldn_tracker.report.sheet import pdf

TODAY = date(2026, 9, 20)
ROUNDS = 15


def timed(name: str, make) -> None:
    """Print the median time of some rounds, and the size of what was made."""
    made, spent = make(), []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        made = make()
        spent.append(1000 * (time.perf_counter() - start))
    size = f"{len(made) / 1000:8.1f} kB" if isinstance(made, str | bytes) else ""
    sys.stdout.write(f"{name:38}{statistics.median(spent):8.2f} ms  {size}\n")


def main() -> None:
    """Sixteen weeks, a year, ten years."""
    for days in (112, 365, 3650):
        diary, first, last = demo(3, days, TODAY), TODAY - timedelta(days), TODAY - timedelta(1)
        effects = every_effect(diary, first, last)
        measures = unasked(diary, ordered(diary, first, last), effects)
        drawn = chart(diary, first, last, measures)
        sys.stdout.write(f"{days} days, {len(measures)} measures\n")
        timed("  chart, as data", lambda: chart(diary, first, last, measures))  # noqa: B023
        for each in (layout.PHONE, layout.SCREEN, layout.PAPER):
            timed(f"  drawing, {each.name}", lambda: draw(drawn, each))  # noqa: B023
        timed("  plotly figure", lambda: str(figure(drawn)))  # noqa: B023
        page = summarise(diary, first, last, printed=TODAY)
        timed("  summary", lambda: summarise(diary, first, last, printed=TODAY))  # noqa: B023
        timed("  PDF", lambda: pdf.render(page))  # noqa: B023


if __name__ == "__main__":
    main()
