"""Emergency and urgent rows: never muted, shown even where suggestions are off."""

from datetime import timedelta

from dose.rules import answers
from dose.rules.facts import Facts
from dose.rules.findings import Finding
from dose.rules.log import Signs
from dose.rules.words import on
from journal import vocabulary
from journal.day import DAY
from journal.vocabulary import WARNING_SIGNS

YESTERDAY_TOO = 2  # judgement: days counted, today included
RASH_DAYS = 3  # label, judgement: today and the 2 days before
LIVER_DAYS = 7  # label, judgement: today and the 6 days before
ALERT_DAYS = 90  # judgement: an alert that nobody has cleared is not forgotten for three months
ANAPHYLAXIS = Signs(("anaphylaxis",), YESTERDAY_TOO)
SELF_HARM = Signs(("self_harm",), YESTERDAY_TOO)
WITHDRAWAL = Signs(("withdrawal", "slow_breathing"), YESTERDAY_TOO)
SLOW_BREATHING = Signs(("slow_breathing",), YESTERDAY_TOO)
RASH, LIVER = Signs(("rash",), RASH_DAYS), Signs(("liver",), LIVER_DAYS)
TOO_MUCH = Signs((vocabulary.TOO_MUCH,), YESTERDAY_TOO)
UNCLEARED = Signs(WARNING_SIGNS, ALERT_DAYS)
CLEARS = ("start", "prescriber", "restart")
SLOW = "very slow breathing or being hard to wake, which an opioid can cause"
MEETING = "signs that can come from naltrexone meeting an opioid"
CLEARED_BY = "A prescriber who knows of this says what happens next, and you note it in your plan."


def anaphylaxis(f: Facts) -> Finding | None:
    """Signs of a severe allergic reaction."""
    days = f.log.marked(ANAPHYLAXIS)
    if not days:
        return None
    return answers.call_emergency(
        f,
        "anaphylaxis",
        "Call the emergency number now and ask for an ambulance",
        f"On {on(days[-1])} you marked signs that can be a severe allergic reaction. Lie down, or"
        " sit up to breathe. Use your adrenaline injector, where there is one. Take no more LDN.",
        would_change_if=(CLEARED_BY,),
        sources=("label", "vallings", "healthify-nz"),
        days=(f.day - DAY, f.day),
    )


def self_harm(f: Facts) -> Finding | None:
    """Thoughts of self-harm."""
    days = f.log.marked(SELF_HARM)
    if not days:
        return None
    return answers.call_emergency(
        f,
        "self-harm",
        "Please call or text a crisis line now",
        f"On {on(days[-1])} you marked thoughts of harming yourself or of not wanting to live. You"
        " do not have to carry that alone. In danger, call the emergency number. The Help page has"
        " the numbers. Let your prescriber know as well.",
        would_change_if=("You have spoken with someone, and you and your prescriber have a plan.",),
        sources=("label",),
        days=(f.day - DAY, f.day),
    )


def opioid_withdrawal(f: Facts) -> Finding | None:
    """Signs of opioid withdrawal or very slow breathing."""
    days, slow = f.log.marked(WITHDRAWAL), f.log.marked(SLOW_BREATHING)
    if not days:
        return None
    return answers.call_emergency(
        f,
        "opioid-withdrawal",
        "Call the emergency number now",
        f"On {on(days[-1])} you marked {SLOW if slow else MEETING}. Take no more LDN, and no"
        " extra opioid to overcome it. Let your prescriber know as well.",
        would_change_if=(CLEARED_BY,),
        sources=("label", "healthify-nz"),
        days=(f.day - DAY, f.day),
    )


def possible_allergy(f: Facts) -> Finding | None:
    """A rash, hives or swelling without trouble breathing."""
    days = f.log.marked(RASH)
    if not days:
        return None
    return answers.contact_today(
        f,
        "possible-allergy",
        "Talk to your pharmacist or prescriber today, before the next dose",
        f"On {on(days[-1])} you marked a rash, hives or swelling. It can be the medicine or what it"
        " is mixed with. If it spreads, or your breathing changes, call the emergency number.",
        would_change_if=(CLEARED_BY,),
        sources=("vallings", "label"),
        days=(f.day - timedelta(RASH_DAYS - 1), f.day),
    )


def liver_signs(f: Facts) -> Finding | None:
    """Signs that can come from the liver."""
    days = f.log.marked(LIVER)
    if not days:
        return None
    return answers.contact_today(
        f,
        "liver-signs",
        "Contact your GP today, and take no LDN until you have",
        f"On {on(days[-1])} you marked signs that can come from the liver, such as yellow eyes or"
        " dark urine. With confusion or heavy drowsiness, call the emergency number.",
        would_change_if=(CLEARED_BY,),
        sources=("label", "bolton-2019"),
        days=(f.day - timedelta(LIVER_DAYS - 1), f.day),
    )


def too_much(f: Facts) -> Finding | None:
    """The person said it is too much."""
    days = f.log.marked(TOO_MUCH)
    if not days:
        return None
    return answers.talk(
        f,
        "too-much",
        "Get in touch with your prescriber: you said this is too much",
        f"You said so on {on(days[-1])}. You need no other reason. Until you have talked to"
        " them, there is no need to go up.",
        would_change_if=("You and your prescriber have settled what you take from now on.",),
        sources=("judgement",),
        contact=True,
        days=(f.day - DAY, f.day),
    )


def after_alert(f: Facts) -> Finding | None:
    """An alarm sign that no prescriber has cleared."""
    days = f.log.marked(UNCLEARED)
    cleared = [row.start for row in f.course.regimen if row.reason in CLEARS]
    if not days or any(start > days[-1] for start in cleared):
        return None
    return answers.talk(
        f,
        "after-alert",
        "Talk to your prescriber before you take another dose",
        f"On {on(days[-1])} you marked a warning sign, and nothing says yet that a prescriber has"
        " cleared you to keep taking LDN.",
        would_change_if=("A prescriber restarts it, and you note that in your plan.",),
        sources=("label", "judgement"),
        contact=True,
        days=(days[-1], f.day),
    )
