"""Other medicines and supplements, each with what it means beside LDN, and the facts of safety."""

from dataclasses import replace
from datetime import timedelta

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dose import medicine_actions, queries
from dose.access import condition_or_404, medicine_or_404
from dose.diary.parts import Medicine
from dose.forms.medicines import (
    ConditionForm,
    DiscussedForm,
    DoseAsTypedForm,
    EndMedicineForm,
    MedicineForm,
)
from dose.medicines import cards as medicine_cards
from dose.medicines.topics import UNTIL_SURE, recorded, unrecorded
from dose.vocabulary import CONDITIONS
from journal.access import person_or_404
from journal.actions import answer_topic
from journal.forms.fields import kept
from journal.paging import Page, page_of
from journal.safety_answers import NONE_OR_UNSURE, SafetyAnswer
from journal.views.done import undoable
from journal.vocabulary import TOPICS

ASKED_ON = ("today", "advice", "medicines")  # the pages that ask what a name is
ANSWERS = {"yes": True, "no": False, "": None}
OPIOID = {True: "an opioid", False: "not an opioid", None: "not said whether it is an opioid"}
MEDICINES, CONDITIONS_NOTED = ("medicines", "person"), ("conditions", "person")  # rows they change


@require_http_methods(["GET", "POST"])
def medicines(request):
    """The list; posting adds to it, and what was added shows at once what it means."""
    form = MedicineForm(request.POST or None, today=request.today)
    if form.is_valid() and kept(form, lambda: _added(request, form)):
        (card,) = medicine_cards.cards([Medicine(**form.cleaned_data)], request.today)
        return redirect(f"{reverse('medicines')}#{card.matches[0].effect}")
    return _page(request, new=form)


def _added(request, form: MedicineForm) -> None:
    facts = {"person": person_or_404(request.person)} | form.cleaned_data
    label = Medicine(**form.cleaned_data).label
    with undoable(request, f"Added: {label}.", *MEDICINES, back="medicines"):
        medicine_actions.add_medicine(**facts)


@require_safe
def look(request):
    """A name while it is typed: what it may become, what it means. A fragment for htmx."""
    chosen = request.GET.get("chosen", "")
    found = medicine_cards.look((chosen or request.GET.get("name", ""))[:200])
    if chosen:
        found = replace(found, suggestions=())
    form = MedicineForm(initial={"name": found.name}, today=request.today)
    fragment = "name" if chosen else "look"
    context = {"look": found, "new": form}
    return render(request, f"dose/medicines.html#{fragment}", context)


@require_POST
def end(request, pk: int):
    """Say on which day a medicine was last taken."""
    person = person_or_404(request.person)
    row = medicine_or_404(person, pk)
    form = EndMedicineForm(request.POST, start=row.start, today=request.today, prefix=f"m{pk}")
    if not form.is_valid():
        return _page(request, ended={pk: form})
    with undoable(request, f"Stopped: {row.label}.", *MEDICINES, back="medicines"):
        medicine_actions.end_medicine(person=person, medicine_id=pk, **form.cleaned_data)
    return redirect("medicines")


@require_POST
def rename(request, pk: int):
    """Put a name right: one of those asked about was meant."""
    person = person_or_404(request.person)
    name = request.POST.get("name", "")[:200]
    row = medicine_or_404(person, pk)
    if name.strip() and name in medicine_cards.look(row.name).did_you_mean:
        with undoable(request, f"It is {name}.", *MEDICINES, back=_asked_on(request)):
            medicine_actions.rename_medicine(person=person, medicine_id=pk, name=name)
    return _back(request, pk)


@require_POST
def opioid(request, pk: int):
    """Answer whether a medicine is an opioid: yes, no, or the answer is taken back."""
    person = person_or_404(request.person)
    row, said = medicine_or_404(person, pk), request.POST.get("opioid")
    if said in ANSWERS:
        words = f"{row.label}: {OPIOID[ANSWERS[said]]}."
        with undoable(request, words, *MEDICINES, back=_asked_on(request)):
            medicine_actions.answer_opioid(person=person, medicine_id=pk, opioid=ANSWERS[said])
    return _back(request, pk)


@require_POST
def dose(request, pk: int):
    """Say how much of a medicine is taken, in one's own words."""
    person = person_or_404(request.person)
    row, form = medicine_or_404(person, pk), DoseAsTypedForm(request.POST, prefix=f"d{pk}")
    if not form.is_valid():
        return _page(request, dosed={pk: form})
    with undoable(request, f"Saved for {row.label}.", *MEDICINES, back="medicines"):
        medicine_actions.change_dose_of_medicine(person=person, medicine_id=pk, **form.cleaned_data)
    return redirect("medicines")


@require_POST
def topic(request, topic: str):
    """Answer a topic of safety: none, not sure, or the answer is taken back."""
    if topic not in TOPICS:
        raise Http404
    answer = request.POST.get("said", "")
    said = SafetyAnswer(answer, request.today) if answer in NONE_OR_UNSURE else None
    words = f"{TOPICS[topic].label}: {said.words if said else 'not asked'}."
    with undoable(request, words, "person", back="medicines"):
        answer_topic(person=request.person, topic=topic, said=said)
    return redirect("medicines")


@require_POST
def remove(request, pk: int):
    """Take back one that was added by mistake."""
    row = medicine_or_404(person_or_404(request.person), pk)
    with undoable(request, f"Removed: {row.label}.", *MEDICINES, back="medicines"):
        medicine_actions.remove_medicine(person=request.person, medicine_id=pk)
    return redirect("medicines")


@require_POST
def add_condition(request):
    """Add an operation, a pregnancy and the like."""
    form = ConditionForm(request.POST, today=request.today, prefix="c")
    if not form.is_valid() or not kept(form, lambda: _noted(request, form)):
        return _page(request, condition=form)
    return redirect("medicines")


def _noted(request, form: ConditionForm) -> None:
    words = f"Noted: {CONDITIONS[form.condition['kind']].name}."
    with undoable(request, words, *CONDITIONS_NOTED, back="medicines"):
        medicine_actions.add_condition(person=request.person, **form.condition)


@require_POST
def discuss(request, pk: int):
    """Say on which day a condition was talked about with the prescriber."""
    person = person_or_404(request.person)
    condition_or_404(person, pk)
    form = DiscussedForm(request.POST, today=request.today, prefix=f"c{pk}")
    if not form.is_valid():
        return _page(request, discussed={pk: form})
    with undoable(request, "Saved.", *CONDITIONS_NOTED, back="medicines"):
        on = form.cleaned_data["discussed_on"]
        medicine_actions.discuss_condition(person=person, condition_id=pk, on=on)
    return redirect("medicines")


@require_POST
def end_condition(request, pk: int):
    """Say that a condition, such as a pregnancy, is over."""
    person = person_or_404(request.person)
    row = condition_or_404(person, pk)
    yesterday = request.today - timedelta(1)  # so that today no rule reads it any more
    until = max(row.start or yesterday, yesterday)
    with undoable(
        request, f"Over: {CONDITIONS[row.kind].name}.", *CONDITIONS_NOTED, back="medicines"
    ):
        medicine_actions.end_condition(person=person, condition_id=pk, until=until)
    return redirect("medicines")


@require_POST
def remove_condition(request, pk: int):
    """Take back one that was added by mistake."""
    row = condition_or_404(person_or_404(request.person), pk)
    words = f"Removed: {CONDITIONS[row.kind].name}."
    with undoable(request, words, *CONDITIONS_NOTED, back="medicines"):
        medicine_actions.remove_condition(person=request.person, condition_id=pk)
    return redirect("medicines")


def _asked_on(request) -> str:
    """The page that asked."""
    asked_on = request.POST.get("back")
    return asked_on if asked_on in ASKED_ON else "medicines"


def _back(request, pk: int):
    """To the page that asked; on the list to its card, which says what was answered."""
    page = _asked_on(request)
    card = f"#medicine-{pk}" if page == "medicines" else ""
    return redirect(reverse(page) + card)


def _page(request, *, new=None, condition=None, ended=None, discussed=None, dosed=None):
    person, today = person_or_404(request.person), request.today
    ended, discussed, dosed = ended or {}, discussed or {}, dosed or {}
    shown = medicine_cards.cards(queries.medicines(person), today)
    facts = list(queries.conditions(person))
    new = new or MedicineForm(today=today)
    condition = condition or ConditionForm(today=today, prefix="c")
    every = [new, condition, *ended.values(), *discussed.values(), *dosed.values()]
    wrong = next((form for form in every if form.errors), None)
    context = {
        "active": "more",
        "new": new,
        "look": medicine_cards.look(""),
        "groups": medicine_cards.groups(shown),
        "now": _with_forms(request, "now", [c for c in shown if not c.is_past], ended, dosed),
        "past": _with_forms(request, "past", [c for c in shown if c.is_past], ended, dosed),
        "condition": condition,
        "conditions": _conditions(request, facts, discussed),
        "topics": _topics(person, shown, facts, today),
        "form": wrong,
    }
    return render(request, "dose/medicines.html", context, status=422 if wrong else 200)


def _topics(person, shown, facts: list, today) -> list[dict]:
    """Each topic of safety of which nothing is recorded, with what was said of it."""
    known = recorded(
        allergies=person.allergies,
        medicines=[(card.medicine, card.found) for card in shown],
        conditions=facts,
        day=today,
    )
    return [
        {"id": id, "name": TOPICS[id].label, "said": said, "until_sure": UNTIL_SURE[id]}
        for id, said in unrecorded(person, known)
    ]


def _with_forms(request, name: str, cards: list, ended: dict, dosed: dict) -> Page:
    """A page of cards, each with its forms; one to be put right comes first."""
    today = request.today
    cards.sort(key=lambda card: card.medicine.pk not in ended | dosed)
    found = page_of(cards, request.GET.dict(), name)
    ends = (
        ended.get(card.medicine.pk)
        or EndMedicineForm(
            initial={"last_taken": today},
            start=card.medicine.start,
            today=today,
            prefix=f"m{card.medicine.pk}",
        )
        for card in found
    )
    doses = (
        dosed.get(card.medicine.pk)
        or DoseAsTypedForm(initial={"dose": card.medicine.dose}, prefix=f"d{card.medicine.pk}")
        for card in found
    )
    return replace(found, rows=list(zip(found, ends, doses, strict=True)))


def _conditions(request, known: list, discussed: dict) -> Page:
    """A page of facts, each with its name and the form of the day it was talked about."""
    today = request.today
    known.sort(key=lambda row: row.pk not in discussed)
    found = page_of(known, request.GET.dict(), "facts")
    rows = [
        (
            row,
            CONDITIONS[row.kind].name,
            discussed.get(row.pk)
            or DiscussedForm(initial={"discussed_on": today}, today=today, prefix=f"c{row.pk}"),
        )
        for row in found
    ]
    return replace(found, rows=rows)
