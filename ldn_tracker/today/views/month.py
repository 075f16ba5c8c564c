"""A month at a glance, each day of which can be opened."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dose.diary import from_database
from journal.access import day_or_404, person_or_404
from ldn_tracker.today.month import month as drawn
from ldn_tracker.today.month import month_end


@require_safe
def month(request: HttpRequest, month: str = "") -> HttpResponse:
    """The month of an address (YYYY-MM), or this one; 404 for one that has not begun."""
    first = day_or_404(f"{month}-01", request.today) if month else request.today.replace(day=1)
    person = person_or_404(request.person)
    diary = from_database.window(person, month_end(first, request.today))
    measure = diary.all_measures[diary.primary_symptom]
    context = {"active": "today", "month": drawn(diary, first, request.today), "measure": measure}
    return render(request, "today/month.html", context)
