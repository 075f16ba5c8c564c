"""Reminders: what calendars are told, the links by which they ask, and the file that answers."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from journal.access import person_or_404
from journal.forms.fields import kept
from journal.middleware import clock_of
from journal.reminders import actions, queries
from journal.views.done import undoable
from journal.views.full_address import full_address
from ldn_tracker.reminders.calendar_feed import calendar, events_of, stored_wishes
from ldn_tracker.reminders.forms import LinkForm, WishesForm


@require_safe
def reminders(request: HttpRequest) -> HttpResponse:
    """What there is, and what can be chosen."""
    return _page(request)


@require_POST
def wishes(request: HttpRequest) -> HttpResponse:
    """Keep what a calendar is told, when and in which words, and the day of the next visit."""
    person = person_or_404(request.person)
    form = WishesForm(request.POST)
    if not form.is_valid():
        return _page(request, wishes=form)
    with undoable(request, "Saved.", "reminders", "person", back="reminders"):
        actions.want(person=person, today=request.today, **form.wishes)
        actions.plan_visit(person=person, on=form.cleaned_data["visit_on"])
    return redirect("reminders")


@require_POST
@never_cache
def add_link(request: HttpRequest) -> HttpResponse:
    """Make a link for one more calendar; the answer shows it, the only time it can be read."""
    person = person_or_404(request.person)
    form, made = LinkForm(request.POST), []
    if not (form.is_valid() and kept(form, lambda: made.append(_made(request, person, form)))):
        return _page(request, link=form)
    return _page(request, made=made[0], made_for=form.cleaned_data["name"])


@require_POST
def revoke_link(request: HttpRequest, pk: int) -> HttpResponse:
    """End a link: whoever has it reads nothing more."""
    link = actions.revoke_link(person=person_or_404(request.person), link_id=pk)
    messages.success(request, f"The link for {link.name} is gone.")
    return redirect("reminders")


@login_not_required
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar of whoever made the link; 404 for a link that is unknown or revoked."""
    person = queries.person_of(secret)
    if person is None:
        raise Http404
    today = clock_of(person).day(request.now)
    wanted = queries.reminders_of(person, today)
    told = events_of(person, wanted, today)
    return _file(calendar(person, wanted, told, at=request.now, refreshes=True))


@require_safe
def whole(request: HttpRequest) -> HttpResponse:
    """Every event as one file, to import once."""
    return _import(request)


@require_safe
def event(request: HttpRequest, event: str) -> HttpResponse:
    """One event as a file, to import once; 404 for one that is not among them."""
    return _import(request, event)


def _import(request: HttpRequest, name: str = "") -> HttpResponse:
    person = person_or_404(request.person)
    wanted = stored_wishes(person, request.today)
    told = events_of(person, wanted, request.today)
    if name:
        told = tuple(each for each in told if each.name == name)
    if name and not told:
        raise Http404
    return _file(calendar(person, wanted, told, at=request.now))


def _file(content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="diary.ics"'
    return response


def _made(request: HttpRequest, person, form: LinkForm) -> str:
    facts = {"today": request.today, "at": request.now}
    secret = actions.make_link(person=person, name=form.cleaned_data["name"], **facts)
    return full_address(request, reverse("calendar_feed", args=[secret]))


def _page(request: HttpRequest, **extra) -> HttpResponse:
    person = person_or_404(request.person)
    wanted = queries.reminders_of(person, request.today)
    told = events_of(person, wanted, request.today)
    context = {
        "active": "more",
        "links": queries.links(person),
        "wishes": WishesForm(initial=vars(wanted) | {"visit_on": person.visit_on}),
        "link": LinkForm(),
        "events": [each for each in told if not each.is_over(request.today)],
        "has_push": settings.PUSH,
        "is_near": settings.PUBLIC_URL is None or settings.PHONE,
        **extra,
    }
    failed = context["wishes"].errors or context["link"].errors
    return render(request, "reminders/reminders.html", context, status=422 if failed else 200)
