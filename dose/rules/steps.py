"""May it go up? Each row is a reason to wait; when none is left, the plan's next step."""

from datetime import timedelta

from dose.diary.parts import Entry
from dose.rules import answers, words
from dose.rules.exposure import unknown_names
from dose.rules.facts import TIME_LOCK_DAYS, Facts
from dose.rules.findings import Finding
from dose.rules.log import WINDOW_DAYS, Signs
from journal.scales import CORE_SIDE_EFFECTS
from journal.stats import AFTER_DAYS
from journal.vocabulary import FACTORS, TOO_MUCH

AFTER_STEP_DOWN_DAYS = 28  # judgement: four weeks of peace after a side effect
AFTER_TOO_MUCH_DAYS = 28  # judgement
SETTLE_DAYS = 4  # judgement: today and the 3 days before
PRIMARY_DAYS = 10  # broderick, judgement: of the last 14
SIDE_EFFECT_DAYS = 5  # broderick: of the last 7


def after_step_down(f: Facts) -> Finding | None:
    """Lowered for a side effect less than four weeks ago."""
    lowered = f.course.step_downs[-1].on if f.course.step_downs else None
    if lowered is None or (f.day - lowered).days >= AFTER_STEP_DOWN_DAYS:
        return None
    again = lowered + timedelta(AFTER_STEP_DOWN_DAYS)
    return answers.hold(
        f,
        "after-step-down",
        "Stay at this lower dose for now",
        f"The dose was lowered on {words.on(lowered)} because of a side effect. We will look at"
        f" going up again on {words.on(again)}.",
        numbers={"days_since_lowered": (f.day - lowered).days},
        would_change_if=("Four weeks have passed since the dose was lowered.",),
        sources=("judgement",),
        next_date=again,
        days=(lowered, f.day),
    )


def after_too_much(f: Facts) -> Finding | None:
    """The person said in the last four weeks that it was too much."""
    days = f.log.marked(Signs((TOO_MUCH,), AFTER_TOO_MUCH_DAYS))
    if not days:
        return None
    again = days[-1] + timedelta(AFTER_TOO_MUCH_DAYS)
    return answers.hold(
        f,
        "after-too-much",
        "Stay at this dose for now",
        f"On {words.on(days[-1])} you said it was too much. We will look at going up again"
        f" on {words.on(again)}.",
        would_change_if=("Four weeks have passed since you said so.",),
        sources=("judgement",),
        next_date=again,
        days=(days[-1], f.day),
    )


def interval(f: Facts) -> Finding | None:
    """Not long enough at this dose or time for the plan's next step."""
    due = _interval_over(f)
    if due is None or due <= f.day:
        return None
    return answers.hold(
        f,
        "interval",
        f"Stay at {f.dose_words} until {words.on(due)}",
        f"This is day {f.course.on_dose} at {f.dose_words}. {_waits(f)}",
        numbers={
            "days_at_dose": f.course.on_dose,
            "interval_days": f.plan.step_interval_days if f.plan else None,
        },
        would_change_if=(f"Wait until {words.on(due)}, if nothing else gets in the way.",),
        sources=("vallings", "judgement"),
        next_date=due,
    )


def unsettled(f: Facts) -> Finding | None:
    """A crash or an infection in these days."""
    days = [e for e in f.log.last_days(SETTLE_DAYS) if stormy(e)]
    if not days:
        return None
    last, what = days[-1].day, _storm(days[-1])
    again = last + timedelta(SETTLE_DAYS)
    return answers.hold(
        f,
        "unsettled",
        f"After the {what} on {last.day} {last:%B}: keep your dose the same",
        f"You marked {_marked(days[-1])} on {words.on(last)}. A change now would be hard to judge,"
        " and you have enough to cope with.",
        numbers={"days_since": (f.day - last).days},
        would_change_if=("Three days have passed without a crash or an infection.",),
        sources=("judgement",),
        next_date=again,
        days=(f.day - timedelta(SETTLE_DAYS - 1), f.day),
    )


def too_few_to_go_up(f: Facts) -> Finding | None:
    """Too few ratings to go up safely."""
    primary = len(f.log.ratings_in(f.primary, AFTER_DAYS))
    rated = {id: len(f.log.ratings_in(id, WINDOW_DAYS)) for id in CORE_SIDE_EFFECTS}
    few = [id for id in CORE_SIDE_EFFECTS if rated[id] < SIDE_EFFECT_DAYS]
    if primary >= PRIMARY_DAYS and not few:
        return None
    names = words.listed(f.diary.all_measures[id].noun.lower() for id in few) if few else ""
    missing = [f"{f.primary_name} on {primary} of the last 14 days"] * (primary < PRIMARY_DAYS)
    missing += [f"{names} on fewer than {SIDE_EFFECT_DAYS} of the last 7 days"] if few else []
    return answers.hold(
        f,
        "too-few-ratings",
        "Stay at this dose: a few more ratings are needed first",
        f"You rated {words.listed(missing)}. That is too few to say that a higher dose would be"
        " all right.",
        numbers={"primary_14": primary, **{f"{id}_7": n for id, n in rated.items()}},
        would_change_if=(
            f"Your main symptom is rated on {PRIMARY_DAYS} of 14 days, and sleep, sleepiness and"
            f" nausea on {SIDE_EFFECT_DAYS} of 7.",
        ),
        sources=("broderick", "judgement"),
        days=(f.day - timedelta(AFTER_DAYS - 1), f.day),
    )


def watch(f: Facts) -> Finding | None:
    """A side effect that is more than before, though not enough to act on."""
    found = tuple(effect for effect in f.side_effects if effect.worth_watching)
    if not found:
        return None
    return answers.hold(
        f,
        "watch",
        "Stay at this dose and keep an eye on this",
        f"{words.averages(found)}. That is not enough to act on, but enough not to add to it.",
        numbers=words.numbers(found),
        would_change_if=("It is moderate on fewer than 3 days of a week.",),
        sources=("judgement", "final-2024"),
        about=words.ids(found),
    )


def unknown_medicine(f: Facts) -> Finding | None:
    """A name on no list: nobody knows whether it goes with LDN."""
    names = unknown_names(f)
    if not names:
        return None
    said = words.listed(f"“{name}”" for name in names)
    return answers.hold(
        f,
        "unknown-medicine",
        f"Stay at this dose until it is clear what {said} is",
        f"Your list has {said}, which is not on our list. Is it an opioid painkiller, cough"
        " medicine or bowel medicine? Your pharmacist can tell you.",
        numbers={"medicines": list(names)},
        would_change_if=("You say whether it is an opioid, or put the name right.",),
        sources=("label", "judgement"),
    )


def strength(f: Facts) -> Finding | None:
    """No higher dose can be made from the strengths at hand."""
    if f.next_up is not None or f.at_maximum:
        return None
    headline, because = _strength_words(f)
    return answers.talk(
        f,
        "strength",
        headline,
        because,
        numbers={"days_at_dose": f.course.on_dose},
        would_change_if=("Your plan holds a strength that makes the next dose.",),
        sources=("vallings", "judgement"),
    )


def doses_unknown(f: Facts) -> Finding | None:
    """Hardly any day lately could have had a dose noted."""
    if f.adherence.share is not None or f.course.start is None:
        return None
    return answers.hold(
        f,
        "missed-doses",
        "Stay at this dose: too few doses are noted to go up",
        f"{_few_noted(f.adherence.taken)} Note your doses for a week, so that they can be counted.",
        numbers={"doses_taken": f.adherence.taken, "doses_due": f.adherence.due},
        would_change_if=("Doses are noted for at least a week.",),
        sources=("judgement",),
        days=(f.day - timedelta(AFTER_DAYS - 1), f.day),
    )


def step_up(f: Facts) -> Finding:
    """Nothing is in the way."""
    taken, due = f.adherence.taken, f.adherence.due
    doses = f", {taken} of {due} doses of the last two weeks noted" if due else ""
    return answers.step_up(
        f,
        "step-up",
        f"{words.count(f.course.on_dose, 'day')} at {f.dose_words}{doses}, and no side effect"
        f" stands out. {_is_more_needed(f)}",
        numbers={"days_at_dose": f.course.on_dose, "doses_taken": taken, "doses_due": due},
        would_change_if=(
            "A side effect, an infection, a crash or missed doses.",
            "Your prescriber says otherwise.",
        ),
        sources=("vallings", "final-2024"),
        days=(f.day - timedelta(AFTER_DAYS - 1), f.day),
    )


def _interval_over(f: Facts):
    """The first day on which dose and time have both been kept long enough."""
    kept = []
    if f.plan and f.course.on_dose_from:
        kept.append(f.course.on_dose_from + timedelta(f.plan.step_interval_days - 1))
    if f.time_changed_lately:
        kept.append(f.time_changes[-1] + timedelta(TIME_LOCK_DAYS))
    return max(kept, default=None)


def _waits(f: Facts) -> str:
    time = "A change of time is given two weeks." if f.time_changed_lately else ""
    days = words.count(f.plan.step_interval_days, "day") if f.plan else ""
    return f"{f'Your plan waits {days} at each dose.' if days else ''} {time}".strip()


def stormy(entry: Entry) -> bool:
    """Whether a crash or an infection is marked on that day."""
    return entry.is_crash or "infection" in entry.factors


def _storm(entry: Entry) -> str:
    """ "crash", "infection", "crash and infection"."""
    return words.listed(["crash"] * entry.is_crash + ["infection"] * ("infection" in entry.factors))


def _marked(entry: Entry) -> str:
    """What was marked, as a sentence goes on with it: "a crash and an infection"."""
    kinds = ("crash",) * entry.is_crash + ("infection",) * ("infection" in entry.factors)
    return words.listed(FACTORS[kind].said for kind in kinds)


def _strength_words(f: Facts) -> tuple[str, str]:
    if f.plan is None:
        return (
            "Ask your prescriber for a plan, and note it here",
            "No plan is noted, so nothing can be said about a next step.",
        )
    if f.course.dose_mg is None:
        return "What do you take now?", "No present dose is noted. Ask your prescriber if unsure."
    return (
        "Ask your prescriber or pharmacist for another strength",
        "The next dose cannot be made from the strengths in your plan. Please do not open or split"
        " capsules to make it.",
    )


def _few_noted(taken: int) -> str:
    if not taken:
        return f"No dose is noted in the last {AFTER_DAYS} days yet."
    return f"Only {words.count(taken, 'dose')} noted in the last {AFTER_DAYS} days."


def _is_more_needed(f: Facts) -> str:
    if f.before_against_now is None:
        return (
            "There is too little from before LDN to compare with: do you need more, or is this"
            " enough?"
        )
    return "If this dose does enough for you, you need not go up."
