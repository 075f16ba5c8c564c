"""What each screen of getting started keeps; some have a word to say about it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from django.db import transaction

from dose import actions as dose_actions
from dose import gather
from dose import queries as dose_queries
from dose.medicine_actions import rename_medicine
from dose.medicine_cards import meaning, meant
from journal import actions, queries
from journal.models import Person
from ldn_tracker.onboarding import ZONES, guess

TELL = {
    "liver_disease": "Noted. Tell your prescriber about your liver before you take LDN.",
    "surgery": (
        "Noted. Tell the surgical team and your prescriber now:"
        " they set the days to stop and to begin again."
    ),
    "allergy": "Noted. Ask the pharmacy what your LDN is made with: the filler can matter.",
}
TELL_PREGNANCY = (
    "Noted. Talk with your prescriber before anything changes. Stop nothing because of this page."
)


@transaction.atomic
def keep_where(*, person: Person, answers: dict, today: date) -> str:
    """The country; and its clock, while nothing is recorded and nobody has chosen another."""
    country, zones = answers["answer"], ZONES.get(answers["answer"], ())
    chosen = person.timezone in zones or person.timezone != guess(person.country)
    settled = chosen or not zones or dose_queries.has_record(person)
    clock = {} if settled else {"timezone": zones[0]}
    actions.update_person(person=person, country=country, **clock)
    return ""


def keep_clock(*, person: Person, answers: dict, today: date) -> str:
    """The time zone."""
    actions.update_person(person=person, timezone=answers["timezone"])
    return ""


def keep_medicine(*, person: Person, answers: dict, today: date) -> str:
    """A medicine, and what its name means beside LDN; a name that may be a slip is asked about."""
    name = answers["name"]
    dose_actions.add_medicine(person=person, name=name, last_taken=answers["last_taken"])
    return "" if meant(name) else meaning(name)


@transaction.atomic
def keep_meant(*, person: Person, typed: str, name: str) -> str:
    """The name that was meant by one that was kept as typed: it is put right wherever it stands."""
    if name not in meant(typed):
        return ""
    for row in dose_queries.medicines(person).filter(name=typed):
        rename_medicine(person=person, medicine_id=row.pk, name=name)
    return meaning(name)


def keep_liver(*, person: Person, answers: dict, today: date) -> str:
    """That there is liver disease."""
    _add_once(person, "liver_disease")
    return TELL["liver_disease"]


def keep_pregnancy(*, person: Person, answers: dict, today: date) -> str:
    """Pregnant, planning to be, or breastfeeding."""
    _add_once(person, answers["answer"])
    return TELL_PREGNANCY


def keep_operation(*, person: Person, answers: dict, today: date) -> str:
    """An operation on its day."""
    _add_once(person, "surgery", on=answers["on"])
    return TELL["surgery"]


@transaction.atomic
def keep_allergies(*, person: Person, answers: dict, today: date) -> str:
    """Allergies, besides those that are known."""
    named = list(dict.fromkeys([*person.allergies, *answers["allergies"]]))
    actions.update_person(person=person, allergies=named)
    return TELL["allergy"]


@transaction.atomic
def keep_symptom(*, person: Person, answers: dict, today: date) -> str:
    """The symptom that matters most: asked about each day, and the plan's if there is a plan."""
    symptom = answers["answer"]
    asked = [measure.id for measure in queries.asked_measures(person)]
    actions.set_tracks(person=person, tracks=[symptom, *asked])
    plan = gather.diary(person, today).plan
    if plan and plan.primary_symptom != symptom:
        plan = replace(plan, primary_symptom=symptom, start=None)
        dose_actions.adopt_plan(person=person, plan=plan, today=today)
    return ""


def keep_plan(*, person: Person, answers: dict, today: date) -> str:
    """The prescriber's plan, or a typical one that nobody has confirmed."""
    dose_actions.adopt_plan(person=person, plan=answers["plan"], today=today)
    return ""


def keep_tracks(*, person: Person, answers: dict, today: date) -> str:
    """What is asked about each day."""
    actions.set_tracks(person=person, tracks=answers["tracks"])
    return ""


def keep_dose(*, person: Person, answers: dict, today: date) -> str:
    """The first row of the regimen."""
    row = {name: answers[name] for name in ("start", "dose_mg", "timing", "reason")}
    dose_actions.change_regimen(person=person, **row)
    return ""


KEEP: dict[str, Callable[..., str]] = {
    "where": keep_where,
    "clock": keep_clock,
    "opioids": keep_medicine,
    "naltrexone": keep_medicine,
    "liver": keep_liver,
    "pregnancy": keep_pregnancy,
    "operation": keep_operation,
    "allergy": keep_allergies,
    "symptom": keep_symptom,
    "plan": keep_plan,
    "track": keep_tracks,
    "dose": keep_dose,
}


@transaction.atomic
def _add_once(person: Person, kind: str, on: date | None = None) -> None:
    """Add a fact of safety; told again it is not doubled."""
    known = {(row.kind, row.on) for row in dose_queries.conditions(person) if row.until is None}
    if (kind, on) not in known:
        dose_actions.add_condition(person=person, kind=kind, on=on)
