"""Part 8 in a clinician's words: the main symptom before LDN and now, from the charts' numbers.

The patient reads the same comparison in plain words (`charts.series.before_now`); the two texts are
kept apart on purpose, the numbers are not.
"""

from datetime import date

from dose.diary.diary import Diary
from dose.treatment.before_now import shown_drop
from journal.stats import AFTER_DAYS, CLEAR_POINTS, CLEAR_SHARE, Comparison
from ldn_tracker.charts.series.before_now import BeforeNow, before_now
from ldn_tracker.report.parts.page import ReportLine

TOO_LITTLE = "Too little was recorded in this time to compare."
# in simulations of these lengths wrong in 1.5 to 10 %
METHOD = (
    "The interval holds in 90 to 98 % of such records; it allows for runs of good and bad days."
)
# farrar-2001, mease-2011
YARDSTICK = (
    f"Usually held clinically important: {CLEAR_POINTS} points or {CLEAR_SHARE * 100:.0f} % lower."
)
# final-2024, younger-2013
PLACEBO = "Pain on placebo: −0.9 points (Due Bruun 2024), −18 % (Younger 2013)."
NO_CAUSE = "Uncontrolled and unblinded: shows no cause."


def benefit(diary: Diary, last: date, *, enough: bool) -> tuple[ReportLine, ...]:
    """The comparison as on the last day, or why there is none; `enough`: days recorded."""
    if not enough:
        return (ReportLine(TOO_LITTLE),)
    found = before_now(diary, last)
    if found.comparison is None:
        return (ReportLine(found.why_not),)
    caveats = (YARDSTICK, NO_CAUSE, PLACEBO, METHOD)
    return (_means(found, found.comparison), _change(found.comparison), *map(ReportLine, caveats))


def _means(found: BeforeNow, of: Comparison) -> ReportLine:
    now = f"{of.now:.1f} in the last {AFTER_DAYS} days (n = {of.days_now})"
    before = f"{of.before:.1f} before LDN (n = {of.days_before} days)"
    return ReportLine(f"{before}, {now}.", f"{found.name}, mean:")


def _change(of: Comparison) -> ReportLine:
    """Now − before, as a clinician expects it: below 0 is lower now."""
    change = f"{_signed(-shown_drop(of))} (interval {_signed(-of.high)} to {_signed(-of.low)})."
    unclear = " It includes 0: no clear change, but one is not ruled out."
    return ReportLine(change + unclear * (of.low <= 0 <= of.high), "Change:")


def _signed(points: float) -> str:
    """ "−2.2", "+0.3", "0.0"."""
    size = f"{abs(points):.1f}"
    return size if size == "0.0" else f"{'−' if points < 0 else '+'}{size}"
