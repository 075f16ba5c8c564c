"""Times off LDN on purpose: begun, ended, taken back."""

from datetime import timedelta
from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from dose import actions, queries
from dose.access import break_or_404
from dose.forms.regimen import BreakForm, EndBreakForm
from journal.access import person_or_404
from journal.answers import Impossible
from journal.day import DAY, day_of
from journal.views.done import done

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
    if form.is_valid() and _begun(person, form):
        words = "Your break is recorded. Days on a break don’t count as missed."
        row = queries.break_on(person, form.said["start"])
        done(request, words, undo=reverse("break_remove", args=[row.pk]))
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
        actions.begin_again(person=person, break_id=pk, first=first)
        words = f"The break is over. You’re starting again {again}."
        if row.start < first:
            done(request, words, undo=_reopening(row))
        else:
            messages.success(request, words)
        return redirect("today")
    options = {"start": row.start, "today": request.today, "initial": {"until": request.today}}
    form = EndBreakForm(request.POST or None, **options)
    if form.is_valid():
        actions.end_break(person=person, break_id=pk, until=form.cleaned_data["until"])
        done(request, "The break is over.", undo=_reopening(row))
        return redirect("plan")
    return _page(request, form, row)


@require_POST
def reopen(request, pk: int):
    """The end of a break was a slip: it has the last day that it had before, or none."""
    until = day_of(request.GET.get("until", ""))
    try:
        actions.reopen_break(person=person_or_404(request.person), break_id=pk, until=until)
    except Impossible as error:
        messages.warning(request, f"{error.reason}.")
    return redirect("plan")


@require_POST
def remove(request, pk: int):
    """Take back a break that never was."""
    actions.remove_break(person=person_or_404(request.person), break_id=pk)
    return redirect("plan")


def _reopening(row) -> str:
    """The address that takes back the end of a break, as it was before."""
    address = reverse("break_reopen", args=[row.pk])
    return f"{address}?until={row.until}" if row.until else address


def _first_day(person, today):
    """Today, or tomorrow where today's dose is taken."""
    return today + DAY if queries.days_with_a_dose(person, today, today) else today


def _begun(person, form: BreakForm) -> bool:
    try:
        actions.start_break(person=person, **form.said)
    except Impossible as error:
        form.add_error("start", f"{error.reason[:1].upper()}{error.reason[1:]}.")
    return not form.errors


def _page(request, form, row=None):
    has_begun = row is not None and row.start <= request.today
    context = {"active": "plan", "form": form, "row": row, "has_begun": has_begun}
    return render(request, "dose/break.html", context, status=422 if form.errors else 200)
