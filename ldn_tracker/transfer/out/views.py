"""The diary out as a file, at once; a large one in a zip is made first, and then saved."""

from datetime import timedelta
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from dose.diary import from_database
from journal import take_out_actions, take_out_queries
from journal.access import person_or_404
from ldn_tracker.fhir.forms import SharingForm
from ldn_tracker.transfer import queries
from ldn_tracker.transfer.out import making
from ldn_tracker.transfer.out.take_out import is_large

KINDS = {"json": "application/json", "csv": "text/csv; charset=utf-8", "zip": "application/zip"}
PATIENCE = timedelta(minutes=5)  # after which what is not made will not come: its process ended


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The whole diary as one file, in the form that is asked for."""
    form = request.GET.get("as", "json")
    if form not in queries.FORMS:
        raise Http404
    diary = from_database.whole(person_or_404(request.person))
    chosen = SharingForm(request.GET).choices
    if form == "zip" and is_large(diary):
        return _to_take_out(chosen)
    ending, file = queries.exported_as(diary, form, today=request.today, now=request.now, **chosen)
    return _file(request, file, ending)


@require_http_methods(["GET", "HEAD", "POST"])
def take_out(request: HttpRequest) -> HttpResponse:
    """The zip of a large diary: asked for, being made, or ready."""
    person = person_or_404(request.person)
    chosen = SharingForm(request.POST or request.GET).choices
    if request.method == "POST":
        asked = take_out_actions.ask_for_take_out(person=person, at=request.now, **chosen)
        making.begin(asked.pk, today=request.today, now=request.now)
        return _to_take_out(chosen)
    found = take_out_queries.take_out(person, request.now)
    if found and found.self_harm != chosen["self_harm"]:
        found = None
    is_over = found and (found.failed or found.asked_at < request.now - PATIENCE)
    is_being_made = bool(found and found.size is None and not is_over)
    context = {"active": "more", "found": found, "is_being_made": is_being_made, **chosen}
    response = render(request, "transfer/take_out.html", context)
    if is_being_made:
        response["Refresh"] = "2"
    return response


@require_safe
def taken_out(request: HttpRequest) -> HttpResponse:
    """The zip that was made."""
    content = take_out_queries.content(person_or_404(request.person), request.now)
    if content is None:
        raise Http404
    return _file(request, content, "zip")


def _to_take_out(chosen: dict[str, bool]) -> HttpResponse:
    said = {name: "on" for name, is_chosen in chosen.items() if is_chosen}
    return redirect(f"{reverse('take_out')}{'?' if said else ''}{urlencode(said)}")


def _file(request: HttpRequest, content: bytes, ending: str) -> HttpResponse:
    response = HttpResponse(content, content_type=KINDS[ending])
    name = f"ldn-diary-{request.today.isoformat()}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
