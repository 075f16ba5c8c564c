"""Dose and ratings over time, and the same figure as data for those who want to explore it."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dose.diary.diary import Diary
from journal.access import person_or_404
from ldn_tracker.charts import queries
from ldn_tracker.charts.drawing.figure import figure as plotly_figure
from ldn_tracker.charts.page import ChartPage, calendar_page, chart_page

COMPACT = {"separators": (",", ":")}


@require_safe
def charts(request: HttpRequest) -> HttpResponse:
    """The page; `range` and `show` in the address choose the days and the measures."""
    return render(request, "charts/charts.html", {"active": "charts", "page": _page(request)})


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The chosen days as a calendar of one measure, `of` in the address."""
    diary = _diary(request)
    asked = request.GET.get("range", ""), request.GET.get("of", "")
    page = calendar_page(diary, request.today, *asked)
    return render(request, "charts/calendar.html", {"active": "charts", "page": page})


@require_safe
def figure(request: HttpRequest) -> HttpResponse:
    """What the same page shows, as plotly takes it."""
    return JsonResponse(plotly_figure(_page(request).chart), json_dumps_params=COMPACT)


def _page(request: HttpRequest) -> ChartPage:
    wanted = tuple(request.GET.getlist("show"))
    return chart_page(_diary(request), request.today, request.GET.get("range", ""), wanted)


def _diary(request: HttpRequest) -> Diary:
    person = person_or_404(request.person)
    return queries.charted(person, request.GET.get("range", ""), request.today)
