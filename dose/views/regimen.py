"""A change of dose or time, and the correction of one that was mistyped."""

from datetime import date

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from dose import actions, queries
from dose.access import regimen_or_404
from dose.forms.regimen import ChangeForm, CorrectionForm
from dose.models import PlanRow, RegimenRow
from dose.treatment.regimen_words import dose_words
from dose.vocabulary import REGIMEN_REASONS
from journal.access import person_or_404
from journal.forms.fields import kept
from journal.models import PersonRow
from journal.validation import Impossible
from journal.views.done import done, undoable

CORRECTED = "Corrected. We keep a record of what it said before."
WITHDRAWN = "Removed. We keep a record that it was there."


@require_http_methods(["GET", "POST"])
def change(request):
    """Record another dose or time of day, from a day on."""
    person = person_or_404(request.person)
    form = ChangeForm(request.POST or None, initial=_first_values(request), **_known(request))
    if form.is_valid() and kept(form, lambda: actions.change_regimen(person=person, **form.change)):
        there = queries.regimen_days(person)[form.change["start"]]
        done(request, "Recorded.", undo=reverse("regimen_withdraw", args=[there]))
        return redirect("plan")
    return _page(request, form)


@require_http_methods(["GET", "POST"])
def correct(request, pk: int):
    """Put right a typing error; what was typed first is kept as history."""
    person = person_or_404(request.person)
    row = regimen_or_404(person, pk)
    initial = {name: getattr(row, name) for name in ("dose_mg", "timing", "start")}
    initial["every_days"] = _often(person, row, row.start)
    form = CorrectionForm(request.POST or None, initial=initial, **_known(request, but=pk))
    if form.is_valid() and kept(form, lambda: _corrected(request, pk, form)):
        return redirect("plan")
    return _page(request, form, row=row)


def _corrected(request, pk: int, form: CorrectionForm) -> None:
    facts = {"person": request.person, "regimen_id": pk, "at": request.now} | form.correction
    with undoable(request, CORRECTED, "regimen", back="plan"):
        actions.correct_regimen(**facts)


@require_POST
def withdraw(request, pk: int):
    """Take back a change that never was; it is kept as history."""
    person = person_or_404(request.person)
    try:
        with undoable(request, WITHDRAWN, "regimen", back="plan"):
            actions.withdraw_regimen(person=person, regimen_id=pk, at=request.now)
    except Impossible as error:
        messages.warning(request, f"{error.reason}.")
    return redirect("plan")


def _known(request, *, but: int | None = None) -> dict:
    """What the form needs to know: today, the plan's highest dose, the days already spoken for."""
    plan = queries.plan_in_force(request.person)
    return {
        "today": request.today,
        "highest": plan and plan.max_dose_mg,
        "taken": queries.regimen_days(request.person, but=but),
    }


def _first_values(request) -> dict:
    """The present dose and time, from today; before the first, the plan's starting dose."""
    plan = queries.plan_in_force(request.person)
    present = queries.regimen_on(request.person, request.today)
    reason = request.GET.get("reason") if request.GET.get("reason") in REGIMEN_REASONS else None
    first = {"start": request.today, "reason": reason}
    if present:
        often = _often(request.person, present, request.today)
        return first | {"dose_mg": present.dose_mg, "timing": present.timing, "every_days": often}
    dose_mg = plan and plan.starting_dose_mg
    return first | as_planned(plan) | {"dose_mg": dose_mg, "reason": reason or "start"}


def as_planned(plan: PlanRow | None) -> dict:
    """What the plan says of how a dose is taken; of one a day it does not say when."""
    if plan is None:
        return {}
    twice = {"timing": "both"} if plan.doses_per_day == 2 else {}
    return twice | {"every_days": plan.every_days}


def _often(person: PersonRow, row: RegimenRow, day: date) -> int:
    """How often it is taken on a day: as the row says, else the plan."""
    plan = queries.plan_on(person, day)
    return row.every_days or (plan.every_days if plan else 1)


def _page(request, form, row=None):
    words = row and dose_words(row.dose_mg, row.timing, _often(request.person, row, row.start))
    other = queries.regimen_days(request.person).get(form.other)
    context = {"active": "plan", "form": form, "row": row, "words": words, "other": other}
    return render(request, "dose/change.html", context, status=422 if form.errors else 200)
