"""Urgent rows about what was swallowed: an opioid beside LDN, and more LDN than the plan allows."""

from collections.abc import Mapping
from datetime import date, timedelta

from dose.diary.parts import Medicine
from dose.medicines.answered import is_long_acting, is_opioid, is_unclear, is_unknown
from dose.medicines.meaning import Match, opioids_meant
from dose.rules import answers
from dose.rules.facts import Facts
from dose.rules.findings import Finding
from dose.rules.log import WINDOW_DAYS
from dose.rules.words import count, listed, on
from dose.treatment.amount_question import ANOTHER_TREATMENT_MG
from dose.treatment.daily_doses import is_above_plan

OPIOID_DAYS = 10  # healthify-nz, label: free of opioids before naltrexone
LONG_ACTING_DAYS = 14  # label: methadone, buprenorphine; patches by judgement
PARTLY_OPIOID = ("check-packet", "gut-opioid", "kappa-opioid")  # effects of a name
MOST_NAMED = 6  # names in one sentence
DAYS_ABOVE = 2  # judgement: twice in a week is more than a slip


def opioid_medicine(f: Facts) -> Finding | None:
    """An opioid now, or too recently."""
    found = [medicine for medicine in f.diary.medicines if _opioid_lately(medicine, f)]
    if not found:
        return None
    names = listed(dict.fromkeys(_as_taken(medicine, f) for medicine in found))
    return answers.contact_today(
        f,
        "opioid-medicine",
        "Talk to your prescriber or pharmacist today: LDN and an opioid do not go together",
        f"Your list has {names}. Take no LDN until your prescriber has told you how, and do not"
        " stop a pain medicine on your own: stopping suddenly can do harm too.",
        numbers={"medicines": [medicine.label for medicine in found]},
        would_change_if=(
            f"The last opioid was more than {OPIOID_DAYS} days ago"
            f" ({LONG_ACTING_DAYS} for methadone, buprenorphine, fentanyl and patches), and your"
            " prescriber agrees.",
        ),
        sources=("label", "healthify-nz", "vallings"),
        days=(f.day - timedelta(LONG_ACTING_DAYS), f.day),
    )


def medicine_unclear(f: Facts) -> Finding | None:
    """A name that may be an opioid's, misspelt or said loosely."""
    found = {m.label: f.meanings[m.name] for m in f.diary.medicines if _unclear_lately(m, f)}
    if not found:
        return None
    asks = listed(_asked_about(found))
    return answers.wait(
        f,
        "medicine-unclear",
        f"Take no LDN until this is clear: {asks}",
        "An opioid and LDN do not go together. Is it an opioid painkiller, cough medicine or"
        " bowel medicine? Look on the packet or ask your pharmacist, and put the name right under"
        " Medicines. Until then, keep taking your other medicines as prescribed.",
        numbers={"medicines": list(found)},
        would_change_if=(
            "You say whether it is an opioid, put the name right, or remove the medicine.",
        ),
        sources=("label", "judgement"),
        days=(f.day - timedelta(LONG_ACTING_DAYS), f.day),
    )


def _asked_about(found: Mapping[str, Match]) -> list[str]:
    """The names with what each may mean; of many the first ones, and how many more there are."""
    asks = [f"“{name}”{_meant(match)}" for name, match in found.items()]
    more = len(asks) - MOST_NAMED
    return [*asks[:MOST_NAMED], count(more, "more name")] if more > 0 else asks


def names_not_recognised(f: Facts) -> tuple[str, ...]:
    """The names on the list that nobody can say are harmless: unclear ones, and unknown ones."""
    return tuple(
        dict.fromkeys(
            medicine.name
            for medicine in f.diary.medicines
            if _unclear_lately(medicine, f) or _unknown(medicine, f)
        )
    )


def unknown_names(f: Facts) -> tuple[str, ...]:
    """The names of what is taken now that are on no list, and not answered."""
    found = (medicine.name for medicine in f.diary.medicines if _unknown(medicine, f))
    return tuple(dict.fromkeys(found))


def names_to_ask_about(f: Facts) -> tuple[str, ...]:
    """The names on the list of what is taken now that hold an opioid in some packets, or act on
    opioid receptors in part of the body only."""
    found = (m for m in f.diary.medicines if f.meanings[m.name].effect in PARTLY_OPIOID)
    return tuple(dict.fromkeys(m.name for m in found if _is_taken(m, f)))


def dose_far_above_plan(f: Facts) -> Finding | None:
    """More than the plan's maximum on two days of a week, or a very large dose."""
    above, far = days_above_plan(f), _far_above(f)
    if len(above) < DAYS_ABOVE and not far:
        return None
    seen = (
        f"25 mg or more is noted for {on(far[-1])}. If you feel unwell, call the emergency number."
        if far
        else f"On {len(above)} of the last 7 days you took more than the plan allows."
    )
    what = "extra" if above else "large"
    return answers.contact_today(
        f,
        "dose-above-plan",
        f"Talk to your prescriber, pharmacist or a poisons line today about the {what} dose",
        f"{seen} If that is a typing error, put it right on that day.",
        numbers={"days_above": len(above)},
        would_change_if=("The doses are corrected, or seven days pass within the plan.",),
        sources=("vallings", "judgement"),
    )


def dose_above_plan_once(f: Facts) -> Finding | None:
    """One day above the plan's maximum."""
    above = days_above_plan(f)
    if len(above) != 1 or _far_above(f):
        return None
    return answers.hold(
        f,
        "dose-above-plan",
        "Go back to your plan's dose: nothing extra, nothing left out",
        f"More than the highest dose in your plan is noted for {on(above[0])}. If that is a typing"
        " error, put it right on that day.",
        numbers={"days_above": 1},
        would_change_if=("Seven days pass within the plan, or the dose is corrected.",),
        sources=("vallings", "judgement"),
        next_date=above[0] + timedelta(WINDOW_DAYS),
    )


def days_above_plan(f: Facts) -> tuple[date, ...]:
    """The days of the last 7 on which more was taken than the plan then in force allows."""
    taken = f.taken_last_week.items()
    return tuple(day for day, mg in taken if is_above_plan(f.diary, day, mg))


def _far_above(f: Facts) -> tuple[date, ...]:
    return tuple(day for day, mg in f.taken_last_week.items() if mg >= ANOTHER_TREATMENT_MG)


def _opioid_lately(medicine: Medicine, f: Facts) -> bool:
    """Current on the day, or its last day too few days ago."""
    match = f.meanings[medicine.name]
    window = LONG_ACTING_DAYS if is_long_acting(medicine, match) else OPIOID_DAYS
    return is_opioid(medicine, match) and medicine.taken_within(window, f.day)


def _unclear_lately(medicine: Medicine, f: Facts) -> bool:
    """Its name may be an opioid's: as nobody knows which, it counts for the longer time."""
    unclear = is_unclear(medicine, f.meanings[medicine.name])
    return unclear and medicine.taken_within(LONG_ACTING_DAYS, f.day)


def _unknown(medicine: Medicine, f: Facts) -> bool:
    """Taken now, and its name is on no list at all, nor near an opioid's."""
    match = f.meanings[medicine.name]
    unknown = is_unknown(medicine, match) and not is_unclear(medicine, match)
    return unknown and _is_taken(medicine, f)


def _as_taken(medicine: Medicine, f: Facts) -> str:
    """Its name; of what is over with its last day: "codeine, last taken on 14 September 2026"."""
    last = medicine.last_day(f.day)
    over = last is not None and medicine.is_over(f.day)
    return f"{medicine.label}, last taken on {on(last)}" if over and last else medicine.label


def _is_taken(medicine: Medicine, f: Facts) -> bool:
    return medicine.has_begun(f.day) and not medicine.is_over(f.day)


def _meant(match: Match) -> str:
    """ " (did you mean codeine?)", or what else is to be asked."""
    meant = opioids_meant(match)
    return f" (did you mean {' or '.join(meant)}?)" if meant else " (is it an opioid?)"
