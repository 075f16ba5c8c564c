"""Words that run from right to left, among others on a page."""

from django import template

from ldn_tracker.report.direction import runs_apart

register = template.Library()
register.filter("apart", runs_apart)
