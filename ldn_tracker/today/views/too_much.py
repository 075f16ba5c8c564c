"""This is too much for me: permission to stop, the way to help, and a note of it in the diary."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dose.medicines.red_flags import country_of
from journal.access import person_or_404
from journal.actions import save_answers
from journal.models import PersonRow
from journal.queries import entry_on
from journal.vocabulary import TOO_MUCH
from ldn_tracker.today.questions import answers_of


@require_http_methods(["GET", "HEAD", "POST"])
def too_much(request: HttpRequest) -> HttpResponse:
    """The page; by POST, noting it for today or taking the note back."""
    person = person_or_404(request.person)
    alerts = set(answers_of(entry_on(person, request.today)).get("alerts", ()))
    if request.method != "POST":
        return render(request, "today/too_much.html", _page(request, person, alerts))
    alerts = alerts - {TOO_MUCH} if "undo" in request.POST else alerts | {TOO_MUCH}
    answers = {"alerts": sorted(alerts)}
    save_answers(person=person, day=request.today, answers=answers, at=request.now)
    return redirect("too_much")


def _page(request: HttpRequest, person: PersonRow, alerts: set[str]) -> dict:
    """What the page shows; the one that the device keeps has nothing of the diary and no form."""
    country = country_of(person.country)
    return {
        "active": "today",
        "is_kept": "kept" in request.GET,
        "is_noted": TOO_MUCH in alerts and "kept" not in request.GET,
        "lines": country.of("crisis") + country.of("emergency"),
    }
