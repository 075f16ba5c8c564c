"""Supply in words: for the page, for Today, for the page for the GP (pure)."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from dose.diary.diary import Diary
from dose.diary.supply import Kind
from dose.supply.ordering import OrderBy, lead_time
from dose.supply.outlook import Outlook
from dose.supply.walk import RunsOut
from dose.treatment.planned import planned_steps
from dose.treatment.units import mg_words, ml_words, number_text
from journal.day import weekday_words

SUPPOSED = {
    "spare_days": "days to spare", "courier_days": "days for the courier",
    "compounding_days": "days to make it", "appointment_days": "no days for an appointment",
    "closed": "a pharmacy closed on Saturdays and Sundays",
}  # fmt: skip
LEGS = {
    "spare": ("to spare", "day", "days"),
    "courier": ("for the courier", "open day", "open days"),
    "compounding": ("for the pharmacy to make it", "open day", "open days"),
    "appointment": ("to get a new script", "day", "days"),
}


def solid_name(diary: Diary) -> str:
    """What solids are called: as the plan has them, else capsules."""
    return "tablet" if diary.plan and diary.plan.form == "tablet" else "capsule"


def kind_words(kind: Kind, solid: str = "capsule") -> str:
    """ "1.5 mg capsules", "liquid of 1 mg in 1 ml"."""
    if kind.is_liquid:
        return f"liquid of {mg_words(kind.mg)} in 1 ml"
    return f"{mg_words(kind.mg)} {solid}s"


def amount_words(kind: Kind, amount: Decimal, solid: str = "capsule") -> str:
    """ "69 capsules of 1.5 mg", "60 ml of liquid (1 mg in 1 ml)"."""
    if kind.is_liquid:
        return f"{ml_words(amount)} of liquid ({mg_words(kind.mg)} in 1 ml)"
    plural = "" if amount == 1 else "s"
    return f"{number_text(amount)} {solid}{plural} of {mg_words(kind.mg)}"


def amounts_words(amounts: Mapping[Kind, Decimal], solid: str = "capsule") -> str:
    """Several kinds in a line; those of which nothing is there are left out."""
    said = [amount_words(kind, amount, solid) for kind, amount in amounts.items() if amount]
    return " and ".join(said) or "nothing"


def day_words(day: date, today: date) -> str:
    """A day as it is read out, with its year where that is not the present one."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{weekday_words(day)}{year}"


def count_words(number: int, one: str, many: str = "") -> str:
    """ "1 day", "12 days"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def lasts_words(outlook: Outlook) -> str:
    """How long it lasts, as a sentence; "" where no pack or count is known."""
    found, now = outlook.runs_out, outlook.runs_out_at_present_dose
    if found is None or now is None:
        return ""
    if not found.is_due:
        return "No dose is due now, so none of it is used."
    if found.on is None:
        return "It lasts for more than two years."
    if found.on == outlook.day:
        return "What you have does not make today’s dose."
    if not found.makes_one:
        on = day_words(found.on, outlook.day)
        return f"What you have does not make the next dose, on {on}."
    left = count_words((found.on - outlook.day).days, "day")
    return f"It lasts for {left}, and runs out on {day_words(found.on, outlook.day)}."


def at_present_dose_words(outlook: Outlook) -> str:
    """What is different without the plan's next steps, or with them; "" where nothing is."""
    steps, now = outlook.runs_out_with_steps, outlook.runs_out_at_present_dose
    if steps is None or now is None or steps.on == now.on:
        return ""
    if outlook.runs_out is now:
        until = _until(steps, outlook.day)
        return f"That is at today’s dose. With your plan’s next steps it would last {until}."
    said = "That is with your plan’s next steps on their earliest dates."
    return f"{said} At today’s dose it would last {_until(now, outlook.day)}."


def _until(found: RunsOut, today: date) -> str:
    return f"until {day_words(found.on, today)}" if found.on else "for more than two years"


def supposed_words(outlook: Outlook) -> str:
    """What is counted as taken though nobody said so; "" where nothing is."""
    number = outlook.supposed
    if not number:
        return ""
    doses = "the dose" if number == 1 else f"the {number} doses"
    return f"This supposes that you took {doses} you did not record."


def unmade_words(outlook: Outlook) -> str:
    """Which recorded doses used nothing, as nothing there makes them; "" where none did."""
    if not outlook.unmade:
        return ""
    rows = [f"{mg_words(mg)} on {day_words(on, outlook.day)}" for on, mg in outlook.unmade[-5:]]
    return f"Not counted, as it can’t be made from what you had: {', '.join(rows)}."


def sum_words(outlook: Outlook) -> Iterator[str]:
    """The sum behind the day to order, a line for each part of it."""
    found = outlook.order_sum
    if found is None or outlook.runs_out_on is None:
        return
    yield f"It runs out on {day_words(outlook.runs_out_on, outlook.day)}."
    for leg in found.legs:
        to = day_words(leg.to, outlook.day)
        if leg.name == "script":
            yield f"The script ends before that, so {to}."
        elif leg.days:
            what, one, many = LEGS[leg.name]
            yield f"{count_words(leg.days, one, many)} {what}: {to}."
    if supposed := _supposed(outlook, found):
        yield supposed


def _supposed(outlook: Outlook, found: OrderBy) -> str:
    on = lead_time(outlook.order)
    said = [
        f"{getattr(on, name)} {words}" if isinstance(getattr(on, name), int) and getattr(on, name)
        else words
        for name, words in SUPPOSED.items()
        if name in on.supposed and (name != "appointment_days" or found.new_script)
    ]  # fmt: skip
    return f"You did not say, so we suppose {_listed(said)}." if said else ""


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def order_words(outlook: Outlook) -> str:
    """By when to order, or what is under way, as a sentence; "" where neither is known."""
    if outlook.ordered_on and outlook.expected_on:
        said = f"Ordered on {day_words(outlook.ordered_on, outlook.day)}"
        return f"{said}, should be here by {day_words(outlook.expected_on, outlook.day)}."
    by = outlook.order_by
    if by is None:
        return ""
    if by < outlook.day:
        return f"Order now: the day for it was {day_words(by, outlook.day)}."
    if by == outlook.day:
        return "Order today."
    return f"Order by {day_words(by, outlook.day)}."


def today_words(outlook: Outlook | None) -> str:
    """The quiet line on Today; "" where there is nothing to say."""
    if outlook is None or not outlook.waits_for:
        return ""
    if outlook.waits_for == "has_it_come" and outlook.expected_on:
        should = day_words(outlook.expected_on, outlook.day)
        return f"Your LDN should have been here by {should}. Has it come?"
    return f"LDN supply: {order_words(outlook)[:1].lower()}{order_words(outlook)[1:]}"


def clinical_words(outlook: Outlook | None) -> str:
    """The supply in a line for the GP: "Supply: 12 days (1.5 mg capsules), 1 repeat, script …"."""
    if outlook is None:
        return ""
    solid, order = solid_name(outlook.diary), outlook.order
    parts = [_days_for_gp(outlook, solid)] if outlook.stock else []
    if order.repeats_left is not None:
        parts.append(
            count_words(order.repeats_left, "repeat") if order.repeats_left else "no repeat"
        )
    if order.script_until:
        until = order.script_until
        parts.append(f"script until {until.day} {until:%b %Y}")
    return f"Supply: {', '.join(parts)}" if parts else ""


def _days_for_gp(outlook: Outlook, solid: str) -> str:
    kinds = " and ".join(kind_words(kind, solid) for kind, left in outlook.stock.items() if left)
    found = outlook.runs_out
    if found is None or not found.is_due:
        return amounts_words(outlook.stock, solid)
    if found.on is None:
        lasts = "more than two years"
    elif kinds and (found.on == outlook.day or not found.makes_one):
        lasts = _cannot_be_made(outlook)
    else:
        lasts = count_words((found.on - outlook.day).days, "day")
    return f"{lasts} ({kinds})" if kinds else "none left"


def _cannot_be_made(outlook: Outlook) -> str:
    """That the next dose cannot be made; of a higher one alone, how long the present one lasts."""
    now = outlook.runs_out_at_present_dose
    if now is None or now.on == outlook.day or not now.makes_one:
        return "cannot make the next dose"
    left = count_words((now.on - outlook.day).days, "day") if now.on else "more than two years"
    return f"{left} at the present dose, cannot make the plan’s next step"


def cannot_be_made_words(outlook: Outlook | None, dose_mg: Decimal, *, parts: int = 1) -> str:
    """That a next dose cannot be made of what is at hand; "" where it can, or none is known."""
    if outlook is None or not outlook.stock or outlook.can_make(dose_mg, parts=parts):
        return ""
    each = f"{mg_words(dose_mg / parts)} twice" if parts > 1 else mg_words(dose_mg)
    return f"What you have can’t make the next step of {each}. Order it before then."


def next_step_words(outlook: Outlook | None) -> str:
    """That the plan's next step cannot be made of what is at hand; "" where it can, or is unknown.

    Of a plan that no prescriber has confirmed no dose is named.
    """
    plan = outlook and outlook.diary.plan
    if outlook is None or plan is None or not plan.confirmed_on:
        return ""
    steps = planned_steps(outlook.diary, outlook.day)
    ahead = next((step for step in steps if step.state == "ahead" and step.day), None)
    if ahead is None:
        return ""
    return cannot_be_made_words(outlook, ahead.dose_mg, parts=plan.doses_per_day)
