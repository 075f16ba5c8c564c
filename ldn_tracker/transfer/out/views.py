"""The diary out as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from journal.access import person_or_404
from ldn_tracker.fhir.forms import SharingForm
from ldn_tracker.transfer import queries

KINDS = {"json": "application/json", "csv": "text/csv; charset=utf-8", "zip": "application/zip"}


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The whole diary as one file, in the form that is asked for."""
    form = request.GET.get("as", "json")
    if form not in queries.FORMS:
        raise Http404
    person = person_or_404(request.person)
    chosen = SharingForm(request.GET).choices
    ending, file = queries.exported_as(person, form, today=request.today, now=request.now, **chosen)
    response = HttpResponse(file, content_type=KINDS[ending])
    name = f"ldn-diary-{request.today.isoformat()}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
