"""Recorded amounts in words, the whole of each day added up."""

from collections.abc import Mapping
from decimal import Decimal

from ldn_tracker.charts.series import table


def amounts_words(days: Mapping[Decimal, int]) -> str:
    """The amounts with their days, the most frequent first: "1.5 mg × 5, 3 mg × 1"."""
    ordered = sorted(days.items(), key=lambda each: (-each[1], each[0]))
    return table.amounts_words(dict(ordered))
