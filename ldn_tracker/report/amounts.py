"""Recorded amounts, the whole of each day added up, and where they are other than planned."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from dose.treatment.course import Course
from ldn_tracker.charts import table


def amounts_words(days: Mapping[Decimal, int]) -> str:
    """The amounts with their days, the most frequent first: "1.5 mg × 5, 3 mg × 1"."""
    ordered = sorted(days.items(), key=lambda each: (-each[1], each[0]))
    return table.amounts_words(dict(ordered))


def differs(course: Course, day: date, mg: Decimal) -> bool:
    """Whether a recorded total is another one than was planned."""
    row = course.regimen_on(day)
    return row is None or row.dose_mg != mg
