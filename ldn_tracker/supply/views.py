"""The Supply page and what is done on it; the order sheet as page, PDF and text."""

from datetime import date
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dose import queries, supply_actions
from dose.diary import from_database
from dose.diary.diary import Diary
from dose.diary.supply import Count, Kind
from dose.forms.supply import CountForm, OrderForm, PackForm, order_initial, pack_initial
from dose.supply import Outlook
from dose.supply.cost import cost
from dose.supply.making import make_each
from dose.supply.order_sheet import USUAL_WEEKS, WEEKS, order_sheet
from dose.supply.words import (
    amount_words,
    at_present_dose_words,
    lasts_words,
    order_words,
    solid_name,
    sum_words,
    supposed_words,
    unmade_words,
)
from journal.access import person_or_404
from journal.forms.fields import kept
from journal.paging import page_of
from journal.views.done import undoable
from ldn_tracker.supply import pdf
from ldn_tracker.supply.curve import described, drawings
from ldn_tracker.supply.sheet_words import as_text, period, row_days, row_doses, totals, who

SUPPLY = ("packs", "counts", "order")  # the rows that are changed


@require_safe
def supply(request: HttpRequest) -> HttpResponse:
    """What is there, how long it lasts, when to order."""
    return _page(request)


@require_http_methods(["GET", "POST"])
def come(request: HttpRequest) -> HttpResponse:
    """It has come: a pack, prefilled from the last one."""
    person, diary = person_or_404(request.person), _diary(request)
    last, order = diary.supply.last_pack, diary.supply.order
    initial = pack_initial(last, order, request.today, person.country, diary.plan)
    form = PackForm(request.POST or None, initial=initial, today=request.today)
    if form.is_valid() and kept(form, lambda: _add(request, form)):
        return redirect("supply")
    context = {"active": "plan", "form": form}
    return render(request, "supply/come.html", context, status=422 if form.errors else 200)


def _add(request: HttpRequest, form: PackForm) -> None:
    facts = {"pack": form.pack, "repeats_left": form.cleaned_data["repeats_left"]}
    with undoable(request, "The pack is saved.", *SUPPLY, back="supply"):
        supply_actions.add_pack(person=request.person, **facts)


@require_POST
def remove_pack(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a pack that never came."""
    person = person_or_404(request.person)
    with undoable(request, "The pack is removed.", *SUPPLY, back="supply"):
        supply_actions.remove_pack(person=person, pack_id=pk)
    return redirect("supply")


@require_POST
def count(request: HttpRequest) -> HttpResponse:
    """Keep what was counted."""
    diary = _diary(request)
    form = _count_form(diary, request.POST)
    if not form.is_valid():
        return _page(request, count_form=form)
    counted = form.count(request.today, _used_today(diary, request.today))
    if not kept(form, lambda: _counted(request, counted)):
        return _page(request, count_form=form)
    return redirect("supply")


def _counted(request: HttpRequest, counted: Count) -> None:
    with undoable(request, "Your count is saved.", *SUPPLY, back="supply"):
        supply_actions.add_count(person=request.person, count=counted)


@require_POST
def remove_count(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a count that was a mistake."""
    person = person_or_404(request.person)
    with undoable(request, "The count is removed.", *SUPPLY, back="supply"):
        supply_actions.remove_count(person=person, count_id=pk)
    return redirect("supply")


@require_POST
def ordered(request: HttpRequest) -> HttpResponse:
    """Keep that it was ordered today, or take that back."""
    person = person_or_404(request.person)
    on = None if request.POST.get("undo") else request.today
    words = "Ordered today." if on else "It is not ordered, then."
    with undoable(request, words, *SUPPLY, back="supply"):
        supply_actions.change_order(person=person, ordered_on=on)
    return redirect("supply")


@require_http_methods(["GET", "POST"])
def ordering(request: HttpRequest) -> HttpResponse:
    """The script, and how long the next pack takes."""
    person = person_or_404(request.person)
    order = from_database.supply(person).order
    form = OrderForm(request.POST or None, initial=order_initial(order))
    if form.is_valid() and kept(form, lambda: _changed(request, form)):
        return redirect("supply")
    context = {"active": "plan", "form": form}
    return render(request, "supply/ordering.html", context, status=422 if form.errors else 200)


def _changed(request: HttpRequest, form: OrderForm) -> None:
    with undoable(request, "Saved.", *SUPPLY, back="supply"):
        supply_actions.change_order(person=request.person, **form.facts)


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """What goes to the pharmacy: the next weeks by the plan's steps."""
    found = order_sheet(_diary(request), request.today, _weeks(request))
    rows = [(row_days(row), row_doses(row), row.dose, row.made) for row in found.rows]
    context = {
        "active": "plan", "sheet": found, "who": who(found), "period": period(found), "rows": rows,
        "totals": totals(found), "text": as_text(found), "choices": WEEKS,
    }  # fmt: skip
    return render(request, "supply/sheet.html", context)


@require_safe
def sheet_pdf(request: HttpRequest) -> HttpResponse:
    """The order sheet as a PDF."""
    found = order_sheet(_diary(request), request.today, _weeks(request))
    response = HttpResponse(pdf.render(found), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="order-{found.first}.pdf"'
    return response


def _weeks(request: HttpRequest) -> int:
    asked = request.GET.get("weeks", "")
    return int(asked) if asked in map(str, WEEKS) else USUAL_WEEKS


def _diary(request: HttpRequest) -> Diary:
    return from_database.window(person_or_404(request.person), request.today)


def _count_form(diary: Diary, data=None) -> CountForm:
    kinds = diary.supply.kinds
    return CountForm(data, kinds=kinds, solid=solid_name(diary), prefix="count")


def _used_today(diary: Diary, today: date) -> dict[Kind, Decimal]:
    """What of the stock is recorded as taken today, before it was counted."""
    doses = tuple(
        dose.dose_mg for dose in diary.doses if dose.day == today and dose.taken and dose.dose_mg
    )
    morning = Outlook(diary, today).at_hand.morning.stock
    liquid = bool(diary.plan and diary.plan.form == "liquid")
    return dict(make_each(doses, morning, liquid_first=liquid))


def _page(request: HttpRequest, count_form: CountForm | None = None) -> HttpResponse:
    person, diary = person_or_404(request.person), _diary(request)
    found, solid = Outlook(diary, request.today), solid_name(diary)
    packs = page_of(queries.packs(person), request.GET.dict(), "packs")
    counts = page_of(queries.counts(person), request.GET.dict(), "counts")
    curve = found.curve() if found.stock else ()
    kinds = tuple(found.stock)
    context = {
        "active": "plan",
        "outlook": found,
        "stock": [amount_words(kind, left, solid) for kind, left in found.stock.items()],
        "lasts": lasts_words(found),
        "at_present_dose": at_present_dose_words(found),
        "supposed": supposed_words(found),
        "unmade": unmade_words(found),
        "order_words": order_words(found),
        "sum": list(sum_words(found)),
        "cost": cost(diary, request.today),
        "drawings": drawings(curve, kinds, solid, found) if curve else (),
        "described": described(curve, kinds, solid) if curve else "",
        "count_form": count_form or _count_form(diary),
        "is_taken_today": any(dose.day == request.today and dose.taken for dose in diary.doses),
        "packs": [(row, _held(row, solid)) for row in packs.rows],
        "packs_page": packs,
        "counts": [(row, _held(row, solid)) for row in counts.rows],
        "counts_page": counts,
    }
    status = 422 if count_form and count_form.errors else 200
    return render(request, "supply/supply.html", context | {"form": count_form}, status=status)


def _held(row, solid: str) -> str:
    if row.mg_per_ml is not None:
        return amount_words(Kind(is_liquid=True, mg=row.mg_per_ml), row.ml, solid)
    return amount_words(Kind(is_liquid=False, mg=row.strength_mg), Decimal(row.units), solid)
