"""What is said of how much was recorded, and of where the ratings come from."""

from datetime import date

from dose.diary.columns import FROM_VISIBLE
from dose.diary.diary import Diary
from ldn_tracker.charts.words.dates import days_words


def source_words(diary: Diary, first: date, last: date) -> str:
    """Where ratings with decimals come from: Visible's 0–3, converted; else empty."""
    converted = diary.days.with_decimals(FROM_VISIBLE, first, last)
    return "Ratings with decimals: from Visible (0–3), converted." if converted else ""


def recorded_words(recorded: int, days: int, imported: int) -> str:
    """ "353 of 366 days recorded (13 more hold only imported numbers)"."""
    said = f"{recorded} of {days_words(days)} recorded"
    hold = "holds" if imported == 1 else "hold"
    return f"{said} ({imported} more {hold} only imported numbers)" if imported else said
