"""The record for a GP's system: two files to take along, and what such a system would show."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from journal.access import person_or_404
from ldn_tracker.fhir import queries, shown
from ldn_tracker.fhir.forms import SharingForm

TYPE = "application/fhir+json"


@require_safe
def summary(request: HttpRequest) -> StreamingHttpResponse:
    """The summary as a file."""
    return _file(request, "fhir", f"ldn-summary-fhir-{request.today}.json")


@require_safe
def daily(request: HttpRequest) -> StreamingHttpResponse:
    """The daily data as a file."""
    return _file(request, "fhir-daily", f"ldn-daily-fhir-{request.today}.json")


@require_safe
def look(request: HttpRequest) -> HttpResponse:
    """What a GP's system would show of the summary, from the file alone."""
    sharing = SharingForm(request.GET)
    bundle = queries.document(person_or_404(request.person), **_choices(request, sharing))
    context = {
        "active": "more",
        "document": shown.document(bundle),
        "query": request.GET.urlencode(),
    }
    return render(request, "fhir/shown.html", context)


def _file(request: HttpRequest, kind: str, name: str) -> StreamingHttpResponse:
    choices = _choices(request, SharingForm(request.GET))
    pieces = queries.FILES[kind](person_or_404(request.person), **choices)
    response = StreamingHttpResponse(pieces, content_type=TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _choices(request: HttpRequest, sharing: SharingForm) -> dict:
    return {"today": request.today, "now": request.now, **sharing.choices}
