"""Getting started: one question a screen, each may be skipped, and one can stop and come back."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dose import queries as dose_queries
from dose.forms.plan import PlanForm
from dose.medicines.cards import cards, groups, meant
from dose.medicines.topics import UNTIL_SURE, is_unsure_of_opioids
from dose.treatment.typical import TYPICAL
from dose.views.plan import first_values, plan_now
from dose.views.regimen import as_planned
from dose.vocabulary import UNNAMED
from journal import queries
from journal.access import person_or_404
from journal.accounts.actions import note_start
from journal.forms.measures import TracksForm, too_many
from journal.validation import Impossible
from journal.vocabulary import coded
from ldn_tracker.start import screens
from ldn_tracker.start.actions import KEEP, keep, keep_meant, keep_opioid, keep_whose, take_back
from ldn_tracker.start.brands import brands
from ldn_tracker.start.forms import FORMS, NAME_LENGTH, DoseForm, WhoseForm
from ldn_tracker.start.queries import (
    chosen,
    is_stop,
    left_at,
    no_ldn,
    noted,
    said,
    settled,
)

BEFORE_LDN = ("begin", "dose")
OPIOID = {"yes": True, "no": False, "change": None}
WITHIN = {"which", "typed", "noted", "unsure"}  # in the address: further on within a screen
NOTED_HERE = "start_noted"  # in the session: the keys of what getting started noted, by screen


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Carry on where one stopped."""
    return redirect("start_step", left_at(request.user, request.session.get(screens.OPEN_LAST)))


@require_POST
def put_away(request: HttpRequest) -> HttpResponse:
    """Ask on Today no longer to go on with it; or again, as that was a slip."""
    is_put_away = not request.POST.get("undo")
    step = left_at(request.user, request.session.get(screens.OPEN_LAST))
    note_start(user=request.user, step=step, is_put_away=is_put_away)
    return redirect(f"{reverse('today')}{'?put_away=1' if is_put_away else ''}")


@require_http_methods(["GET", "POST"])
def whose(request: HttpRequest) -> HttpResponse:
    """Whether somebody fills this in for another, and for whom; then back to the first question."""
    person = person_or_404(request.person)
    if request.POST.get("own"):
        keep_whose(person=person, name="")
        return redirect("start_step", screens.IDS[0])
    form = WhoseForm(request.POST or None, initial={"name": person.name})
    if form.is_valid():
        keep_whose(person=person, name=form.cleaned_data["name"])
        return redirect("start_step", screens.IDS[0])
    context = {"active": "more", "form": form}
    return render(request, "start/whose.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def screen(request: HttpRequest, step: str) -> HttpResponse:
    """One question: shown, or answered and on to the next."""
    person = person_or_404(request.person)
    if step not in screens.BY_ID:
        raise Http404
    request.session[screens.OPEN_LAST] = [step, request.user.start_step]
    for name, pressed in BUTTONS.items():
        if request.POST.get(name):
            return pressed(request, person, step, request.POST[name])
    if request.method == "GET" and "noted" in request.GET and not _told(request, person, step):
        return redirect(_next(person, step))
    form = _form(request, person, step)
    if not (form.is_bound and form.is_valid()):
        return _page(request, person, step, form)
    try:
        return _answered(request, person, step, form)
    except Impossible as error:
        form.add_error(None, f"{error.reason}.")
        return _page(request, person, step, form)


def _answered(request: HttpRequest, person, step: str, form) -> HttpResponse:
    """Keep the answer, say what should be said about it, and go on."""
    answers = form.cleaned_data
    if (step, answers.get("answer")) == screens.TOO_YOUNG:
        return render(request, "start/young.html", {"active": "more"})
    if step in KEEP:
        _keep(request, person, step, answers)
    onward, said = screens.after_answer(step, answers, without=settled(person))
    return _gone_on(request, onward, **said)


def _skip(request: HttpRequest, person, step: str, _) -> HttpResponse:
    """On without an answer."""
    onward = screens.after(step, without=settled(person) | {"dose"})
    return _gone_on(request, onward)


def _gone_on(request: HttpRequest, onward: str | None, **said: str) -> HttpResponse:
    """On to a screen, with which one carries on from any device; after the last it is finished."""
    note_start(user=request.user, step=onward or "")
    if onward is None:
        request.session.pop(screens.OPEN_LAST, None)
    return redirect(_address(onward, **said))


def _keep(request: HttpRequest, person, step: str, answers: dict) -> None:
    """Keep the answer, remember what this screen noted, and say what should be said about it."""
    known = {"person": person, "step": step, "today": request.today}
    kept = keep(answers=answers, here=_noted_here(request, step), **known)
    all_here = request.session.get(NOTED_HERE, {})
    request.session[NOTED_HERE] = all_here | {step: list(kept.here)}
    _say(request, kept.words)


def _take_back(request: HttpRequest, person, step: str, key: str) -> HttpResponse:
    """A mistake that is taken back; the question stands again."""
    _say(request, take_back(person=person, step=step, key=key, today=request.today))
    return redirect("start_step", step)


def _noted_here(request: HttpRequest, step: str) -> tuple[str, ...]:
    return tuple(request.session.get(NOTED_HERE, {}).get(step, ()))


def _put_right(request: HttpRequest, person, step: str, name: str) -> HttpResponse:
    """Yes, that was meant: on to what it means."""
    if step not in screens.MEDICINES:
        raise Http404
    name = keep_meant(person=person, typed=_listed(request, "typed"), name=name)
    return redirect(_address(step, noted=name))


def _answer_opioid(request: HttpRequest, person, step: str, answer: str) -> HttpResponse:
    """Whether a name that nobody knows is an opioid: on to what that means."""
    typed = _listed(request, "typed") or _listed(request, "noted")
    if step not in screens.MEDICINES or answer not in OPIOID:
        raise Http404
    keep_opioid(person=person, typed=typed, opioid=OPIOID[answer])
    return redirect(_address(step, noted=typed))


def _say(request: HttpRequest, words: str) -> None:
    if words:
        messages.info(request, words)


def _form(request: HttpRequest, person, step: str):
    data, today = request.POST or None, request.today
    if step == "plan":
        typical, before = TYPICAL.get(request.GET.get("typical")), plan_now(person)
        first = first_values(person, before, typical) | {"confirmed_on": today}
        known = {"today": today, "measures": queries.all_measures(person), "before": before}
        return PlanForm(data, initial=first, **known)
    if step == "track":
        measures = [m for m in queries.every_measure(person).values() if not m.retired]
        asked = [measure.id for measure in queries.asked_measures(person)]
        return TracksForm(data, initial={"tracks": asked}, measures=measures)
    if step == "dose":
        return _dose_form(request, person)
    return FORMS[step](data, today=today, person=person)


def _dose_form(request: HttpRequest, person) -> DoseForm:
    plan = dose_queries.plan_in_force(person)
    first = {
        "start": request.today,
        "reason": "already_taking" if request.GET.get("how") == "already_taking" else "start",
        "dose_mg": plan and plan.starting_dose_mg,
    } | as_planned(plan)
    known = {"today": request.today, "highest": plan and plan.max_dose_mg}
    taken = dose_queries.regimen_days(person)
    form = DoseForm(request.POST or None, initial=first, taken=taken, **known)
    if form["reason"].value() == "already_taking":
        form.fields["start"].label = "Taken like this since"
    return form


def _page(request: HttpRequest, person, step: str, form) -> HttpResponse:
    skipped = settled(person)
    before = screens.before(step, without=skipped)
    told = _told(request, person, step)
    answered = said(person, step)
    is_unsure = "unsure" in request.GET and answered is not None and answered.what == "unsure"
    number, count = screens.place(step, without=skipped)
    context = {
        "active": "more",
        "typed": _listed(request, "typed"),
        "meant": _asked_about(request, person, step),
        "told": groups(told),
        "asked": next((card for card in told if card.asks), None),
        "can_change": next((card for card in told if card.can_change), None),
        "is_stop": is_stop(person, step, request.today),
        "unsure": UNTIL_SURE[screens.TOPICS[step]] if is_unsure else "",
        "said": answered,
        "no_ldn": no_ldn(person, request.today) if step in BEFORE_LDN else (),
        "no_ldn_until": UNTIL_SURE["opioids"]
        if step in BEFORE_LDN and is_unsure_of_opioids(person)
        else "",
        "brands": brands(step, person.country),
        "which": _which(request, step, form),
        "unnamed": screens.UNNAMED.get(step),
        "names_it": request.GET.get("which") == "first",
        "step": screens.BY_ID[step],
        "form": form,
        "noted": noted(person, step, request.today, _noted_here(request, step)),
        "chosen": chosen(person, step, request.today),
        "back": before and _address(step if WITHIN & set(request.GET) else before),
        "skip": _next(person, step),
        "other": _other_change(person, form),
        "number": number,
        "count": count,
        "typical": TYPICAL.get(request.GET.get("typical")),
        "all_typical": TYPICAL.values(),
        "enter": "typical" in request.GET or form.is_bound or plan_now(person) is not None,
        "too_many": step == "track" and too_many(form["tracks"].value() or ()),
    }
    return render(request, "start/start.html", context, status=422 if form.errors else 200)


def _other_change(person, form) -> int | None:
    """The row of the change that begins on the day given, where there is one."""
    day = getattr(form, "other", None)
    return dose_queries.regimen_days(person).get(day) if day else None


def _next(person, step: str) -> str:
    return _address(screens.after(step, without=settled(person) | {"dose"}))


def _address(step: str | None, **said: str) -> str:
    """Where a step is, with what its address says; after the last one comes Today."""
    address = reverse("start_step", args=[step]) if step else reverse("today")
    return f"{address}?{urlencode(said)}" if said else address


def _listed(request: HttpRequest, what: str) -> str:
    """The name of a medicine in the address: the one asked about, or the one to be told of."""
    return coded(UNNAMED, request.GET.get(what, "")[:NAME_LENGTH])


def _asked_about(request: HttpRequest, person, step: str) -> tuple[str, ...]:
    """What that name may have been meant for; () unless it is on the list of medicines."""
    typed = _listed(request, "typed")
    return meant(typed) if _rows(person, step, typed) else ()


def _told(request: HttpRequest, person, step: str) -> tuple:
    """The card of a medicine that was just noted, by its name; () unless there is aught to say."""
    rows = _rows(person, step, _listed(request, "noted"))
    return tuple(card for card in cards(rows[:1], request.today) if card.is_said)


def _rows(person, step: str, name: str) -> list:
    if step not in screens.MEDICINES or not name:
        return []
    return list(dose_queries.medicines(person, name=name))


def _which(request: HttpRequest, step: str, form) -> tuple[str, ...]:
    """The names to tap, once there is a yes or a name is missing: what it is, then its boxes."""
    is_asked = "which" in request.GET or form.is_bound
    common = screens.COMMON.get(step, ())
    return (
        tuple(dict.fromkeys((*common, *brands(step, request.person.country)))) if is_asked else ()
    )


BUTTONS = {
    "skip": _skip,
    "meant": _put_right,
    "opioid": _answer_opioid,
    "remove": _take_back,
}  # what else may be pressed on a screen than its answers, by name
