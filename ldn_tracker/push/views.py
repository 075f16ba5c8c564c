"""Push: turning it on for a browser, what its worker asks when it is woken, and putting off."""

from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST, require_safe

from journal.access import person_or_404
from journal.accounts.views.account import DEVICE
from journal.reminders import actions, push_actions, push_queries, queries
from journal.validation import Impossible
from journal.views.done import undoable
from ldn_tracker.push.forms import DeviceForm, PushForm, SnoozeForm
from ldn_tracker.push.moments import AGAIN_AFTER, KINDS, snooze_until
from ldn_tracker.reminders.queries import waiting_now
from ldn_tracker.today.card import button_value


def where_it_is_on(view):
    """The view where the operator turned push on, and 404 elsewhere."""

    @wraps(view)
    def only_there(request, *args, **kwargs):
        if not settings.PUSH:
            raise Http404
        return view(request, *args, **kwargs)

    return only_there


@require_safe
@where_it_is_on
def push(request: HttpRequest) -> HttpResponse:
    """The browsers that are woken, and when and for what."""
    return _page(request)


@require_POST
@where_it_is_on
def times(request: HttpRequest) -> HttpResponse:
    """Keep when and for what."""
    person = person_or_404(request.person)
    form = PushForm(request.POST, wishes=queries.reminders_of(person, request.today))
    if not form.is_valid():
        return _page(request, form)
    with undoable(request, "Saved.", "reminders", back="push"):
        actions.want(person=person, today=request.today, **form.wishes)
    return redirect("push")


@require_POST
@where_it_is_on
def subscribe(request: HttpRequest) -> HttpResponse:
    """Wake this browser from now on; its session remembers which one it is."""
    person, form = person_or_404(request.person), DeviceForm(request.POST)
    if not form.is_valid():
        return _refused(" ".join(form.errors["endpoint"]))
    facts = {"user": request.user, "at": request.now, "endpoint": form.cleaned_data["endpoint"]}
    actions.want(person=person, today=request.today)
    try:
        device = push_actions.add_device(person=person, **facts)
    except Impossible as error:
        return _refused(f"This device {error.reason}.")
    request.session[DEVICE] = device.pk
    return JsonResponse({"kept": True})


@require_POST
@where_it_is_on
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Wake a browser no more."""
    person = person_or_404(request.person)
    if pk not in [device.pk for device in push_queries.devices(person)]:
        raise Http404
    push_actions.forget_device(person=person, device_id=pk)
    messages.success(request, "That device is not reminded any more.")
    return redirect("push")


@require_safe
@where_it_is_on
def what(request: HttpRequest) -> JsonResponse:
    """What a browser was woken for, as far as it still waits, and what can be said about it."""
    person = person_or_404(request.person)
    sent = push_queries.latest_sent(person, request.now, 2 * AGAIN_AFTER)
    kind = sent.kind.split()[0] if sent else ""
    waits = waiting_now(person, sent.day) if sent else None
    is_open = waits is not None and kind in waits.kinds
    until = snooze_until(request.now)
    facts = {"person": person.pk, "token": get_token(request), "waits": is_open}
    if is_open:
        facts |= {"kind": kind, "day": sent.day, "taken": _taken(waits, kind)}
        facts |= {"until": until, "until_words": f"{localtime(until):%H:%M}"}
    return JsonResponse(facts)


@require_POST
@where_it_is_on
def snooze(request: HttpRequest) -> HttpResponse:
    """Put a reminder off; sent twice it is put off once."""
    person, form = person_or_404(request.person), SnoozeForm(request.POST, now=request.now)
    if not form.is_valid():
        return _refused(" ".join(error for errors in form.errors.values() for error in errors))
    push_actions.snooze(person=person, **form.cleaned_data)
    return JsonResponse({"kept": True})


def _taken(waits, kind: str) -> str:
    """What the button "Taken" says of a dose, as that of Today would."""
    is_dose = kind in KINDS[:2]
    return button_value(waits.card.day, waits.card.part_mg, kind) if is_dose else ""


def _refused(why: str) -> HttpResponse:
    return JsonResponse({"why": why}, status=422)


def _page(request: HttpRequest, form: PushForm | None = None) -> HttpResponse:
    from ldn_tracker.push.key import public_key  # its packages are only there where it is on

    person = person_or_404(request.person)
    context = {
        "active": "more",
        "form": form or PushForm(wishes=queries.reminders_of(person, request.today)),
        "devices": push_queries.devices(person),
        "this": request.session.get(DEVICE),
        "key": public_key(),
    }
    return render(request, "reminders/push.html", context, status=422 if form else 200)
