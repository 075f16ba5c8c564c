"""A row of the diary, or a value in it, in a few plain words (pure)."""

from datetime import date, datetime, time
from decimal import Decimal
from functools import singledispatch

from dose.diary.parts import Advice, Break, Condition, Dose, Entry, Medicine, Plan, Regimen
from dose.diary.supply import Count, Pack
from dose.treatment.units import dose_text, mg_words, ml_words
from dose.vocabulary import ACTIONS, CONDITIONS, EVERY_DAYS, HALVES, TIMINGS
from journal.scales import Measure
from ldn_tracker.transfer.values import Refused

SAYS = {
    Plan: lambda plan: f"{say(plan.starting_dose_mg)} to {say(plan.max_dose_mg)}{_how(plan)}",
    Regimen: lambda row: f"{_taken(row)}, from {say(row.start)}",
    Break: lambda row: f"from {say(row.start)}",
    Dose: lambda dose: f"{say(dose.day)}: {amount(dose)}",
    Entry: lambda entry: say(entry.day),
    Medicine: lambda medicine: medicine.label,
    Measure: lambda measure: measure.name,
    Condition: lambda condition: CONDITIONS[condition.kind].brief,
    Advice: lambda advice: f"{say(advice.on)}: {ACTIONS[advice.action].label}",
    Pack: lambda pack: f"{_held(pack)}, came {say(pack.received_on)}{_more_of(pack)}",
    Count: lambda count: f"{_held(count)}, counted {say(count.on)}",
    bool: lambda answer: "yes" if answer else "no",
    Decimal: lambda mg: f"{dose_text(mg)} mg",
    date: lambda day: f"{day.day} {day:%b %Y}",
    datetime: lambda instant: f"{instant:%Y-%m-%d %H:%M}",
    time: lambda clock: f"{clock:%H:%M}",
    tuple: lambda items: ", ".join(map(say, items)) or "nothing",
}


@singledispatch
def say(value) -> str:
    """The words for a row or a value; "nothing" for what is absent."""
    return "nothing" if value in (None, "") else str(value)


def amount(dose: Dose) -> str:
    """What was taken, without its day."""
    if not dose.taken or dose.timing is None:
        return "not taken"
    return f"{say(dose.dose_mg)}, {HALVES[dose.timing].brief}"


def _how(plan: Plan) -> str:
    """How a plan is taken, where that is not once every day."""
    twice = ", in two parts a day" if plan.doses_per_day == 2 else ""
    often = f", {EVERY_DAYS[plan.every_days].said}" if plan.every_days > 1 else ""
    return twice + often


def _taken(row: Regimen) -> str:
    """The whole day's dose, its time, and how often where the row says so."""
    often = f", {EVERY_DAYS[row.every_days].said}" if row.every_days else ""
    return f"{say(row.dose_mg)}, {TIMINGS[row.timing].brief}{often}"


def _held(row: Pack | Count) -> str:
    if row.mg_per_ml is not None:
        return f"{ml_words(row.ml or Decimal(0))} of {mg_words(row.mg_per_ml)} in 1 ml"
    return f"{row.units} × {mg_words(row.strength_mg or Decimal(0))}"


def _more_of(pack: Pack) -> str:
    use_by = f", use by {say(pack.use_by)}" if pack.use_by else ""
    cost = "" if pack.cost is None else f", {pack.currency} {pack.cost:.2f}"
    return f"{use_by}{cost}" + (f", {pack.pharmacy}" if pack.pharmacy else "")


def stays_here(here, there) -> str:
    """A row of a file that is not taken, as there is another here."""
    return f"{say(here)} stays; the file has {say(there)}"


def once_a_day_here(there) -> str:
    """A plan of a file for two parts a day, which is not taken: no dose here has them."""
    return f"the file has {say(there)}, and no dose here is in parts; enter it on Plan"


def gives_way_to(here, there) -> str:
    """A row that is here, and that of a file which takes its place."""
    return f"{say(there)} (was {say(here)})"


def refusal(refused: Refused) -> str:
    """Why nothing was taken from a file; the path "$" is the file itself."""
    if refused.path == "$":
        return f"Nothing was imported. This file {refused.reason}"
    return f"Nothing was imported. {refused.path}: {refused.reason}"


for _kind, _words in SAYS.items():
    say.register(_kind, _words)
