"""Times off LDN on purpose: begun, ended, taken back."""

from datetime import timedelta
from functools import partial

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from dose import actions, queries
from dose.access import break_or_404
from dose.forms.regimen import BreakForm, EndBreakForm
from journal.access import person_or_404
from journal.day import DAY
from journal.forms.fields import kept
from journal.views.done import undoable

BEGUN = "Your break is recorded. Days on a break don’t count as missed."
AGAIN = {"today": timedelta(0), "tomorrow": timedelta(1)}


@require_http_methods(["GET", "POST"])
def start(request):
    """Begin a break."""
    person = person_or_404(request.person)
    form = BreakForm(
        request.POST or None,
        initial={"start": _first_day(person, request.today)},
        today=request.today,
        days_with_a_dose=partial(queries.days_with_a_dose, person),
    )
    if form.is_valid() and kept(form, lambda: _begun(request, form)):
        return redirect("plan")
    return _page(request, form)


@require_http_methods(["GET", "POST"])
def end(request, pk: int):
    """Begin again today or tomorrow, or say which other day was the last of a break."""
    person = person_or_404(request.person)
    row = break_or_404(person, pk)
    again = request.POST.get("again")
    if again in AGAIN and row.start <= request.today:
        first = request.today + AGAIN[again]
        words = f"The break is over. You’re starting again {again}."
        with undoable(request, words, "breaks", back="plan"):
            actions.begin_again(person=person, break_id=pk, first=first)
        return redirect("today")
    options = {"start": row.start, "today": request.today, "initial": {"until": request.today}}
    form = EndBreakForm(request.POST or None, **options)
    if form.is_valid():
        with undoable(request, "The break is over.", "breaks", back="plan"):
            actions.end_break(person=person, break_id=pk, until=form.cleaned_data["until"])
        return redirect("plan")
    return _page(request, form, row)


@require_POST
def remove(request, pk: int):
    """Take back a break that never was."""
    with undoable(request, "The break is removed.", "breaks", back="plan"):
        actions.remove_break(person=request.person, break_id=pk)
    return redirect("plan")


def _first_day(person, today):
    """Today, or tomorrow where today's dose is taken."""
    return today + DAY if queries.days_with_a_dose(person, today, today) else today


def _begun(request, form: BreakForm) -> None:
    with undoable(request, BEGUN, "breaks", back="plan"):
        actions.start_break(person=request.person, **form.said)


def _page(request, form, row=None):
    has_begun = row is not None and row.start <= request.today
    context = {"active": "plan", "form": form, "row": row, "has_begun": has_begun}
    return render(request, "dose/break.html", context, status=422 if form.errors else 200)
