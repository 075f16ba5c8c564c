"""What was looked at and found fine: a short list beside the suggestion."""

from dose.medicines.topics import is_unsure_of_opioids
from dose.rules import exposure
from dose.rules.benefit import ENOUGH_TAKEN
from dose.rules.facts import Facts
from dose.rules.findings import Check
from dose.rules.log import WINDOW_DAYS
from dose.rules.steps import PRIMARY_DAYS, SETTLE_DAYS, SIDE_EFFECT_DAYS, stormy
from dose.rules.words import count, listed
from journal.scales import CORE_SIDE_EFFECTS
from journal.stats import AFTER_DAYS


def checked(f: Facts, *, signs: bool) -> tuple[Check, ...]:
    """Each thing that bears on the next step, in the order of the rule book; `signs`: a warning
    sign matters."""
    looks = (
        _opioids,
        _days_at_dose,
        _doses,
        _main_symptom,
        _usual,
        _effects,
        _calm,
    )
    first = Check("Warning signs", not signs, "marked" if signs else "none marked")
    return (first, *(check for look in looks if (check := look(f))))


def _opioids(f: Facts) -> Check:
    label, unknown = "Opioid medicines", exposure.names_not_recognised(f)
    if exposure.opioid_medicine(f):
        return Check(label, False, "one is on your list")
    if unknown:
        return Check(label, False, f"{count(len(unknown), 'name')} not recognised")
    if is_unsure_of_opioids(f.diary.person):
        return Check(label, False, "you are not sure")
    if asked := exposure.names_to_ask_about(f):
        return Check(label, False, f"{count(len(asked), 'name')} to ask your pharmacist about")
    return Check(label, True, "none recognised on your list")


def _days_at_dose(f: Facts) -> Check | None:
    if not (f.plan and f.course.start):
        return None
    days, wanted = f.course.on_dose, f.plan.step_interval_days
    return Check("Days at this dose", days >= wanted, f"{days} of {wanted}")


def _doses(f: Facts) -> Check | None:
    if not f.course.start:
        return None
    share = f.adherence.share
    detail = f"{f.adherence.taken} of {f.adherence.due} noted"
    return Check("Doses in the last two weeks", share is not None and share >= ENOUGH_TAKEN, detail)


def _main_symptom(f: Facts) -> Check:
    rated = len(f.log.ratings_in(f.primary, AFTER_DAYS))
    name = f.primary_name.capitalize()
    detail = f"{rated} of {AFTER_DAYS} days; {PRIMARY_DAYS} are needed"
    return Check(f"{name} rated", rated >= PRIMARY_DAYS, detail)


def _usual(f: Facts) -> Check:
    rated = min(len(f.log.ratings_in(id, 7)) for id in CORE_SIDE_EFFECTS)
    detail = f"{rated} of 7 days; {SIDE_EFFECT_DAYS} are needed"
    return Check("Sleep, sleepiness and nausea rated", rated >= SIDE_EFFECT_DAYS, detail)


def _effects(f: Facts) -> Check:
    found = [e.measure.inside for e in f.side_effects if e.severe or e.worth_watching]
    if not found and not _side_effects_rated(f):
        return Check("Side effects", False, "not rated")
    return Check("Side effects", not found, listed(found) if found else "none stands out")


def _side_effects_rated(f: Facts) -> bool:
    rated = {id for entry in f.log.last_days(WINDOW_DAYS) for id in entry.ratings}
    return any(f.diary.all_measures[id].kind == "side_effect" for id in rated)


def _calm(f: Facts) -> Check:
    label, entries = "Crash or infection", f.log.last_days(SETTLE_DAYS)
    if not entries:
        return Check(label, False, "not recorded")
    days = [entry for entry in entries if stormy(entry)]
    none = f"none in the last {SETTLE_DAYS} days"
    return Check(label, not days, f"marked on {count(len(days), 'day')}" if days else none)
