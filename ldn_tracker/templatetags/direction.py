"""Lines of the page for the GP, as they are set."""

from django import template

from dose.treatment.units import unbroken
from ldn_tracker.report.sheet.direction import runs_apart

register = template.Library()


@register.filter
def apart(text: str) -> str:
    """A text with what runs from right to left set apart, in which no figure is broken."""
    return unbroken(runs_apart(text))
