"""What each screen of getting started keeps; some have a word to say about it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from dose import actions as dose_actions
from dose import medicine_actions
from dose import queries as dose_queries
from dose.diary import from_database
from dose.medicine_actions import rename_medicine
from dose.medicines.cards import meant
from journal import actions, queries
from journal.limits import lines_that_fit
from journal.locking import changes_diary
from journal.models import PersonRow
from journal.safety_answers import SafetyAnswer
from journal.time_zones import ZONES
from journal.validation import need
from ldn_tracker.start.queries import Noted, all_noted, noted, said
from ldn_tracker.start.screens import TOPICS, UNNAMED, UNSURE, guess

TELL = {
    "liver_disease": "Noted. Tell your prescriber about your liver before you take LDN.",
    "surgery": (
        "Noted. Tell the surgical team and your prescriber now:"
        " they set the days to stop and to start again."
    ),
    "allergy": "Noted. Ask the pharmacy what your LDN is made with: the filler can matter.",
}
TELL_PREGNANCY = (
    "Noted. Talk with your prescriber before anything changes. Don’t stop anything because of it."
)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is to be said of an answer, and the keys of what this screen has noted so far."""

    words: str
    here: tuple[str, ...]


@changes_diary
def keep(*, person: PersonRow, step: str, answers: dict, today: date, here: Iterable[str]) -> Kept:
    """Keep an answer; what this screen noted (`here`) and is now said otherwise is taken back."""
    answer = answers.get("answer")
    found = all_noted(person, step, today)
    ours = [each for each in found if each.key in here and not each.is_discussed]
    if answer == "no":
        return _no(person, step, today, ours)
    if step in TOPICS and answer == UNSURE:
        return _unsure(person, step, today, ours)
    if answers.get("name") == UNNAMED.get(step, "") and noted(person, step, today, tuple(here)):
        return Kept("", tuple(here))  # yes, still: what it is of is noted already
    if step == "pregnancy":
        _take_back(person, [each for each in ours if each.what != answer])
    words = KEEP[step](person=person, answers=answers, today=today)
    before, stand = {each.key for each in found}, all_noted(person, step, today)
    return Kept(words, tuple(e.key for e in stand if e.key in here or e.key not in before))


@changes_diary
def take_back(*, person: PersonRow, step: str, key: str, today: date) -> str:
    """Take back one thing that is noted, a mistake; what to say, nothing where it is not there."""
    every = (*all_noted(person, step, today), said(person, step))
    found = [each for each in every if each and each.key == key]
    _take_back(person, found)
    return _said("Removed", found)


@changes_diary
def keep_where(*, person: PersonRow, answers: dict, today: date) -> str:
    """The country; and its clock, while nothing is recorded and nobody has chosen another."""
    country, zones = answers["answer"], ZONES.get(answers["answer"], ())
    chosen = person.timezone in zones or person.timezone != guess(person.country)
    settled = chosen or not zones or dose_queries.has_record(person)
    clock = {} if settled else {"timezone": zones[0]}
    actions.update_person(person=person, country=country, **clock)
    return ""


@changes_diary
def keep_whose(*, person: PersonRow, name: str) -> PersonRow:
    """That somebody fills this diary in for another, by name; "" that it is their own after all."""
    facts = {"name": name} if name else {}
    return actions.update_person(person=person, filled_in_for=bool(name), **facts)


def keep_clock(*, person: PersonRow, answers: dict, today: date) -> str:
    """The time zone."""
    actions.update_person(person=person, timezone=answers["timezone"])
    return ""


@changes_diary
def keep_medicine(*, person: PersonRow, answers: dict, today: date, unnamed: str) -> str:
    """A medicine, told again once; it may give the one behind a bare yes (`unnamed`) its name."""
    name, last_taken = answers["name"].strip(), answers["last_taken"]
    rows = dose_queries.medicines(person)
    if answers["names_it"] and (row := rows.filter(name=unnamed).first()):
        is_opioid = True if unnamed == UNNAMED["opioids"] else None  # the yes holds of any name
        rename_medicine(person=person, medicine_id=row.pk, name=name, opioid=is_opioid)
        if last_taken:
            medicine_actions.end_medicine(person=person, medicine_id=row.pk, last_taken=last_taken)
    elif not rows.filter(name=name, last_taken=last_taken, until=None).exists():
        medicine_actions.add_medicine(person=person, name=name, last_taken=last_taken)
    return ""


@changes_diary
def keep_meant(*, person: PersonRow, typed: str, name: str) -> str:
    """Put right a name that was kept as typed, wherever it stands; the name that stands now."""
    if name not in meant(typed):
        return typed
    for row in dose_queries.medicines(person).filter(name=typed):
        rename_medicine(person=person, medicine_id=row.pk, name=name)
    return name


@changes_diary
def keep_opioid(*, person: PersonRow, typed: str, opioid: bool | None) -> None:
    """Whether a medicine that was kept as typed is an opioid, wherever it stands."""
    for row in dose_queries.medicines(person).filter(name=typed):
        medicine_actions.answer_opioid(person=person, medicine_id=row.pk, opioid=opioid)


def keep_liver(*, person: PersonRow, answers: dict, today: date) -> str:
    """That there is liver disease."""
    _add_once(person, "liver_disease")
    return TELL["liver_disease"]


def keep_pregnancy(*, person: PersonRow, answers: dict, today: date) -> str:
    """Pregnant, planning to be, or breastfeeding."""
    _add_once(person, answers["answer"])
    return TELL_PREGNANCY


def keep_operation(*, person: PersonRow, answers: dict, today: date) -> str:
    """An operation on its day."""
    _add_once(person, "surgery", on=answers["on"])
    return TELL["surgery"]


@changes_diary
def keep_allergies(*, person: PersonRow, answers: dict, today: date) -> str:
    """Allergies, besides those that are known."""
    named = list(dict.fromkeys([*person.allergies, *answers["allergies"]]))
    why = lines_that_fit("person.allergies", named)
    need(not why, "allergies", why.rstrip("."))
    actions.update_person(person=person, allergies=named)
    return TELL["allergy"]


@changes_diary
def keep_symptom(*, person: PersonRow, answers: dict, today: date) -> str:
    """The symptom that matters most, and the plan's if there is a plan: asked about each day."""
    symptom = answers["answer"]
    asked = [measure.id for measure in queries.asked_measures(person)]
    actions.choose_symptom(person=person, symptom=symptom)
    actions.set_tracks(person=person, tracks=[symptom, *asked])
    plan = from_database.window(person, today).plan
    if plan and plan.primary_symptom != symptom:
        plan = replace(plan, primary_symptom=symptom, start=None)
        dose_actions.adopt_plan(person=person, plan=plan, today=today)
    return ""


def keep_plan(*, person: PersonRow, answers: dict, today: date) -> str:
    """The prescriber's plan, or a typical one that nobody has confirmed."""
    dose_actions.adopt_plan(person=person, plan=answers["plan"], today=today)
    return ""


def keep_tracks(*, person: PersonRow, answers: dict, today: date) -> str:
    """What is asked about each day."""
    actions.set_tracks(person=person, tracks=answers["tracks"])
    return ""


def keep_dose(*, person: PersonRow, answers: dict, today: date) -> str:
    """The first row of the regimen."""
    row = {name: answers[name] for name in ("start", "dose_mg", "timing", "every_days", "reason")}
    dose_actions.change_regimen(person=person, **row)
    return ""


KEEP: dict[str, Callable[..., str]] = {
    "where": keep_where,
    "clock": keep_clock,
    **{step: partial(keep_medicine, unnamed=name) for step, name in UNNAMED.items()},
    "liver": keep_liver,
    "pregnancy": keep_pregnancy,
    "operation": keep_operation,
    "allergy": keep_allergies,
    "symptom": keep_symptom,
    "plan": keep_plan,
    "track": keep_tracks,
    "dose": keep_dose,
}


def _unsure(person: PersonRow, step: str, today: date, ours: list[Noted]) -> Kept:
    """Take back what this screen noted, and keep that it is not sure."""
    _take_back(person, ours)
    _say_of_topic(person, step, SafetyAnswer("unsure", today))
    return Kept(_said("Removed", ours), ())


def _no(person: PersonRow, step: str, today: date, ours: list[Noted]) -> Kept:
    """Take back what this screen noted; what was noted elsewhere stands, and is named."""
    _take_back(person, ours)
    _say_of_topic(person, step, SafetyAnswer("none", today))
    stands = noted(person, step, today)
    still = f"{_said('Still noted', stands)} Go back to remove it." if stands else ""
    return Kept(" ".join(filter(None, (_said("Removed", ours), still))), ())


def _say_of_topic(person: PersonRow, step: str, said: SafetyAnswer) -> None:
    """Keep what was said of a topic, unless something of it stands: that is the answer then."""
    if step in TOPICS and not noted(person, step, said.day):
        actions.answer_topic(person=person, topic=TOPICS[step], said=said)


def _said(what: str, found: list[Noted]) -> str:
    return f"{what}: {', '.join(each.words for each in found)}." if found else ""


def _take_back(person: PersonRow, found: list[Noted]) -> None:
    """Remove them as mistakes, as the pages that they stand on do."""
    for each in found:
        kind, _, id = each.key.partition("-")
        REMOVE[kind](person, id)


def _remove_allergy(person: PersonRow, name: str) -> None:
    left = [each for each in person.allergies if each != name]
    actions.update_person(person=person, allergies=left)


REMOVE: dict[str, Callable[[PersonRow, str], object]] = {
    "medicine": lambda person, id: medicine_actions.remove_medicine(
        person=person, medicine_id=int(id)
    ),
    "condition": lambda person, id: medicine_actions.remove_condition(
        person=person, condition_id=int(id)
    ),
    "allergy": _remove_allergy,
    "said": lambda person, topic: actions.answer_topic(person=person, topic=topic, said=None),
}


@changes_diary
def _add_once(person: PersonRow, kind: str, on: date | None = None) -> None:
    """Add a fact of safety; told again it is not doubled."""
    known = {(row.kind, row.on) for row in dose_queries.conditions(person) if row.until is None}
    if (kind, on) not in known:
        medicine_actions.add_condition(person=person, kind=kind, on=on)
