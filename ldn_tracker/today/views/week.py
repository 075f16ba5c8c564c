"""The last week on one page, to fill in what was missed."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dose import queries
from dose.diary import from_database
from journal.access import person_or_404
from journal.forms.answers import as_json
from ldn_tracker.today.questions import CRASH
from ldn_tracker.today.week import DAYS, all_open_doses
from ldn_tracker.today.week import week as days_of

TEMPLATE = "today/week.html"


@require_safe
def week(request: HttpRequest) -> HttpResponse:
    """The seven days before today: open ones with their questions, the others in a line."""
    return draw(request)


def draw(request: HttpRequest, *, status: int = 200, **more) -> HttpResponse:
    """The page, with what `more` adds."""
    return render(request, TEMPLATE, page(request) | more, status=status)


def page(request: HttpRequest, only: Iterable[date] | None = None) -> dict:
    """What the page shows; for a tap `only` the days that it changed."""
    person = person_or_404(request.person)
    first = request.today - timedelta(DAYS)
    diary = from_database.of_days(person, first - timedelta(DAYS), request.today)
    rows = queries.doses_between(person, first, request.today)
    by_day = {day: list(group) for day, group in groupby(rows, key=attrgetter("day"))}
    days = days_of(diary, request.today, by_day)
    open_doses, all_doses = all_open_doses(days)
    return {
        "active": "today",
        "days": [_with_seen(day) for day in days if only is None or day.day in only],
        "missing": sum(day.is_open for day in days),
        "open_doses": open_doses,
        "all_doses": all_doses,
        "crash": CRASH,
    }


def _with_seen(day) -> dict:
    return {"day": day, "seen": as_json(day.check_in.answers)}
