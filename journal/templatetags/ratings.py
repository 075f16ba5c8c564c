"""The answers a rating question offers, for templates/forms/scale.html."""

from dataclasses import dataclass

from django import template

from journal.scales import Measure

register = template.Library()


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: its rating, how it is read, whether it is today's or was yesterday's."""

    value: int
    says: str
    chosen: bool
    yesterday: bool


@register.simple_tag
def answers(measure: Measure, value=None, yesterday=None) -> tuple[Option, ...]:
    """Every answer of a measure from 0 up. A missing rating (None) chooses none, never 0.

    An imported rating with a decimal lies between two answers and chooses neither.
    """
    return tuple(
        Option(rating, measure.says(rating), _is(rating, value), _is(rating, yesterday))
        for rating in range(measure.scale + 1)
    )


def _is(rating: int, answer) -> bool:
    return answer is not None and answer != "" and float(answer) == rating
