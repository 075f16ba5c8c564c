"""The suggestion in full: why, from which days, what would change it; and the person's answer."""

from dataclasses import replace
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from dose import advice_actions, queries
from dose.diary import from_database
from dose.diary.parts import Plan
from dose.medicines.red_flags import lines_for
from dose.medicines.topics import UNTIL_SURE, is_unsure_of_opioids
from dose.rules import exposure, following
from dose.rules.book import Assessment, assess
from dose.rules.evidence import SOURCES
from dose.rules.findings import Finding
from dose.rules.table import rule_of
from dose.rules.voice import retold_assessment
from dose.supply import outlook
from dose.supply.words import next_step_words
from dose.treatment.schedule import after_time_change
from dose.vocabulary import ACTIONS, ANSWERS, NOT_ANSWERED, Action
from journal import actions as journal_actions
from journal.access import person_or_404
from journal.paging import Page, page_of
from journal.validation import Impossible
from journal.views.done import done

UNDONE = "measure"  # in the address of an Undo


@require_safe
def advice(request):
    """Today's suggestion with everything it rests on; that it was shown is kept."""
    person, found, row = _found(request)
    diary, finding, shown = found.facts.diary, found.finding, retold_assessment(found, person)
    is_unsure = is_unsure_of_opioids(person)
    given = advice_actions.keep_if_possible(person=person, assessment=found)
    context = {
        "active": "more",
        "assessment": shown,
        "finding": shown.finding,
        "others": [other for other in shown.safety if other != shown.finding],
        "no_ldn_until": UNTIL_SURE["opioids"] if is_unsure else "",
        "answers": () if is_unsure else following.answers(found, row),
        "offer": following.offer(finding, row),
        "answered": ANSWERS[given.answer].said if given and given.answer else "",
        "asks": [diary.all_measures[id] for id in finding.asks],
        "names": _names(person, found, request.today),
        "change_day": found.facts.course.change,
        "next_step": next_step_words(outlook(diary, request.today)) if finding.is_dated else "",
        "leave_out": after_time_change(diary, request.today),
        "sources": [SOURCES[id] for id in finding.sources],
        "place": _place(finding, diary.plan),
        "ring": lines_for(finding.rule, person.country),
        "history": _history(request, given),
    }
    return render(request, "dose/advice.html", context)


@require_POST
def answer(request):
    """What the person does about it; doing it records the new dose or time in the same step."""
    person, found, row = _found(request)
    if "undo" in request.POST:
        return _undo(request, found)
    offer = following.offer(found.finding, row)
    is_offered = {name: request.POST.get(name, "") for name in offer} == offer
    if not is_offered or is_unsure_of_opioids(person):
        messages.warning(request, "Something has changed in the meantime. Here’s the latest.")
        return redirect(_back(request))
    said = request.POST.get("answer")
    try:
        _keep(request, found, row, said)
    except Impossible:
        messages.warning(request, "There’s already a change on that day. Have a look at your plan.")
        return redirect("plan")
    return redirect(_back(request))


def _undo(request, found: Assessment):
    """Take back the change that was made today, and the answer with it."""
    made = following.made(found.facts.diary, request.today)
    if made and made.rule == request.POST["undo"]:
        about = {"person": request.person, "on": request.today, "answer": None, "at": request.now}
        advice_actions.answer_otherwise(rule=made.rule, action=made.action, row=made.row, **about)
    return redirect(_back(request))


def _back(request) -> str:
    """The page that was pressed on."""
    return "today" if request.POST.get("back") == "today" else "advice"


@require_POST
def newness(request):
    """Keep whether a side effect is new since the last change."""
    person, found, _ = _found(request)
    said = {"yes": True, "no": False}.get(request.POST.get("is_new"))
    measure = found.facts.diary.all_measures.get(request.POST.get("measure") or _undone(request))
    if measure:
        journal_actions.answer_newness(
            person=person, day=request.today, measure=measure.id, is_new=said, at=request.now
        )
    if measure and said is not None:
        words = f"{measure.name}: {'new' if said else 'there before'}."
        undo = f"{reverse('advice_newness')}?{urlencode({UNDONE: measure.id})}"
        done(request, words, undo=undo)
    return redirect("advice")


def _undone(request) -> str:
    """The measure of which the answer is taken back."""
    return request.GET.get(UNDONE, "")


def _names(person, found: Assessment, today) -> list:
    """The medicines of which it is asked in place whether they are an opioid."""
    asked = exposure.names_not_recognised(found.facts)
    return queries.medicines_to_ask_about(person, today) if asked else []


def _found(request) -> tuple:
    """The person, today's assessment, and the change that following it means."""
    person = person_or_404(request.person)
    diary = from_database.window(person, request.today)
    found: Assessment = assess(diary, request.today, suggestions=settings.SUGGESTIONS)
    half = request.clock.timing(request.now)
    first = following.first_day(diary, found.finding, request.today, half=half)
    return person, found, following.change(diary, found.finding, first)


def _keep(request, found: Assessment, row, said: str | None) -> None:
    """Store one of the answers on offer; "" takes the answer back; anything else is no answer."""
    finding, about = found.finding, {"person": request.person, "on": request.today}
    if said not in {"", *(each.value for each in following.answers(found, row))}:
        return
    about |= {"rule": finding.rule, "action": str(finding.action), "row": row}
    if said == "done":
        advice_actions.follow_advice(**about)
        return
    advice_actions.answer_otherwise(answer=said or None, at=request.now, **about)


def _place(finding: Finding, plan: Plan | None) -> tuple[str, str] | None:
    """Where something can be put right: an address and its words."""
    if place := rule_of(finding.rule).place:
        return reverse(place.page) + place.query, place.words
    if finding.action is Action.TALK and plan and plan.confirmed_on is None:
        return reverse("plan"), "My prescriber gave me this plan"
    return None


def _history(request, given) -> Page:
    """Every earlier suggestion in words, with what was done about it; today's stands above."""
    rows = queries.advice_given(request.person, but=given and given.pk)
    found = page_of(rows, request.GET.dict(), "earlier")
    words = [(row, ACTIONS[row.action].label, _said(row.answer)) for row in found]
    return replace(found, rows=words)


def _said(answer: str) -> str:
    return ANSWERS[answer].said if answer else NOT_ANSWERED
