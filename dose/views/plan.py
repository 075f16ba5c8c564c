"""The plan: what the prescriber wrote, its steps, what is taken now, and the dose history."""

from dataclasses import replace

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dose import actions, queries
from dose.diary import from_database, rows
from dose.diary.diary import Diary
from dose.diary.parts import Break, Plan, Regimen
from dose.forms.plan import ConfirmForm, PlanForm, as_initial
from dose.models import RegimenRow
from dose.treatment.course import Course, how_often
from dose.treatment.planned import planned_steps
from dose.treatment.regimen_words import dose_words
from dose.treatment.schedule import after_time_change, cannot_be_halved, taken_then
from dose.treatment.typical import TYPICAL
from dose.vocabulary import BREAK_REASONS, EVERY_DAYS, REGIMEN_REASONS
from journal.access import person_or_404
from journal.forms.fields import kept
from journal.paging import ROWS, Page, page_of
from journal.queries import all_measures
from journal.views.done import undoable
from journal.vocabulary import Family


@require_safe
def plan(request):
    """The plan as it stands today."""
    return page(request)


@require_POST
def confirm(request):
    """The tick that a prescriber gave the plan, with its date."""
    person = person_or_404(request.person)
    stands = plan_now(person)
    form = ConfirmForm(request.POST, today=request.today)
    if stands is None:
        return redirect("plan_edit")
    if not form.is_valid() or not kept(form, lambda: _adopt(request, form.confirm(stands))):
        return page(request, confirm=form)
    return redirect("plan")


@require_http_methods(["GET", "POST"])
def edit(request):
    """Enter the prescriber's plan, or another one; the one before is kept."""
    person = person_or_404(request.person)
    before = plan_now(person)
    typical = TYPICAL.get(request.GET.get("typical"))
    form = PlanForm(
        request.POST or None,
        initial=first_values(person, before, typical),
        today=request.today,
        measures=all_measures(person),
        before=before,
    )
    if form.is_valid() and kept(form, lambda: _adopt(request, form.plan)):
        return redirect("plan")
    context = {"active": "plan", "form": form, "typical": typical, "all_typical": TYPICAL.values()}
    return render(request, "dose/plan_form.html", context, status=422 if form.errors else 200)


def _adopt(request, plan: Plan) -> None:
    with undoable(request, "Your plan is saved.", "plans", "regimen", back="plan"):
        actions.adopt_plan(person=request.person, plan=plan, today=request.today)


def page(request, **forms):
    """The plan page; `forms` (confirm) are shown with what is wrong in them."""
    person = person_or_404(request.person)
    diary = from_database.window(person, request.today)
    known = {"today": request.today, "plan": diary.plan, "diary": diary}
    context = known | {
        "active": "plan",
        "taking": taken_then(diary, request.today),
        "taken_since": Course(diary, request.today).change,
        "cannot_be_halved": cannot_be_halved(diary, request.today),
        "ahead": [
            (row.start, _words(diary, row)) for row in diary.regimen if row.start > request.today
        ][:ROWS],
        "often": _often(diary.plan),
        "steps": planned_steps(diary, request.today),
        "leave_out": after_time_change(diary, request.today),
        "break": queries.break_on(person, request.today),
        "history": _worded(
            diary, _listed(request, "changes", queries.regimen(person), REGIMEN_REASONS)
        ),
        "corrected": _worded(diary, _listed(request, "corrected", queries.corrected(person))),
        "old_plans": _listed(request, "plans", queries.superseded_plans(person)),
        "breaks": _breaks(request, person, Course(diary, request.today)),
        "typical": TYPICAL.values(),
        "confirm": ConfirmForm(initial={"confirmed_on": request.today}, today=request.today),
    }
    wrong = next((form for form in forms.values() if form.errors), None)
    return render(
        request, "dose/plan.html", context | forms | {"form": wrong}, status=422 if wrong else 200
    )


def plan_now(person) -> Plan | None:
    """The plan in force, as a part of the Diary."""
    row = queries.plan_in_force(person)
    return row and _part(Plan, row)


def first_values(person, before: Plan | None, typical=None) -> dict:
    """What the plan's form shows first: the typical plan that was tapped, or the plan there is."""
    symptom = before.primary_symptom if before else person.primary_symptom or "fatigue"
    if typical:
        return as_initial(replace(typical.plan, primary_symptom=symptom))
    return as_initial(before) if before else {"primary_symptom": symptom}


def _part(cls: type, row):
    """A row as a part of the Diary."""
    return rows.part(cls, tuple(getattr(row, name) for name in rows.names(cls)))


def _breaks(request, person, course: Course) -> Page:
    """Each with its last day and whether some later dose ended it, as `Course.end_of` tells."""
    found = _listed(request, "breaks", queries.breaks(person), BREAK_REASONS)
    told = [(row, *course.end_of(_part(Break, row)), reason) for row, reason in found.rows]
    return replace(found, rows=told)


def _often(plan: Plan | None) -> str:
    """How often the plan's doses are taken, after an amount: "a day", "every second day"."""
    return EVERY_DAYS[plan.every_days].said if plan and plan.every_days > 1 else "a day"


def _worded(diary: Diary, found: Page) -> Page:
    """Rows of the regimen, each led by what was taken, in words."""
    pairs = (row if isinstance(row, tuple) else (row,) for row in found.rows)
    return replace(found, rows=[(_words(diary, row), row, *more) for row, *more in pairs])


def _words(diary: Diary, row: Regimen | RegimenRow) -> str:
    return dose_words(row.dose_mg, row.timing, how_often(diary, row, row.start))


def _listed(request, name: str, rows, reasons: Family | None = None) -> Page:
    """A page of rows, each with its reason in words where there are `reasons`."""
    found = page_of(rows, request.GET.dict(), name)
    if reasons is None:
        return found
    return replace(found, rows=[(row, reasons[row.reason].label) for row in found])
