"""Dose and ratings over time, and the same figure as data for those who want to explore it."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dose import gather
from journal.access import person_or_404
from ldn_tracker.charts.figure import figure as plotly_figure
from ldn_tracker.charts.page import ChartPage, chart_page


@require_safe
def charts(request: HttpRequest) -> HttpResponse:
    """The page; `range` and `show` in the address choose the days and the measures."""
    return render(request, "site/charts.html", {"active": "charts", "page": _page(request)})


@require_safe
def figure(request: HttpRequest) -> HttpResponse:
    """What the same page shows, as plotly takes it."""
    return JsonResponse(plotly_figure(_page(request).chart))


def _page(request: HttpRequest) -> ChartPage:
    diary = gather.diary(person_or_404(request.person), request.today, whole=True)
    wanted = tuple(request.GET.getlist("show"))
    return chart_page(diary, request.today, request.GET.get("range", ""), wanted)
