"""The table's first rows in its order: emergency, urgent, around taking, severe side effects."""

from tests.reading.case import CHILD, Case
from tests.reading.table import BASELINE, CALL, CONTACT, DOWN, HOLD, MORNING, NIGHT, TALK, Rows

ROWS = Rows()
ALERTS_TO_CLEAR = (
    "anaphylaxis", "self_harm", "withdrawal", "slow_breathing", "rash", "liver",
)  # fmt: skip
NEVER_MUTED = {"is_never_muted": True}
SKIPPED = {"is_skipped": True}

# Emergency
ROWS.when("anaphylaxis", "emergency", CALL, lambda c: c.diary.alerted(2, "anaphylaxis"))
ROWS.when("self-harm", "emergency", CALL, lambda c: c.diary.alerted(2, "self_harm"))
ROWS.when(
    "opioid-withdrawal", "emergency", CALL,
    lambda c: c.diary.alerted(2, "withdrawal", "slow_breathing"),
)  # fmt: skip

# Urgent
ROWS.when("opioid-medicine", "urgent", CONTACT, lambda c: "opioid" in c.medicines)
ROWS.when("possible-allergy", "urgent", CONTACT, lambda c: c.diary.alerted(3, "rash"))
ROWS.when("liver-signs", "urgent", CONTACT, lambda c: c.diary.alerted(7, "liver"))
ROWS.when(
    "dose-above-plan", "urgent", CONTACT,
    lambda c: len(c.above_plan) >= 2 or any(c.diary.totals[d] >= 25 for d in c.course.dosed_of(7)),
)  # fmt: skip
ROWS.when("too-much", "urgent", TALK, lambda c: c.diary.alerted(2, "too_much"), contact=True)


@ROWS.row("after-alert", "urgent", TALK, contact=True)
def after_alert(c: Case) -> str | None:
    """An alert of 90 days that no later row of the regimen has answered."""
    alerts = c.diary.alerted(90, *ALERTS_TO_CLEAR)
    later = [r for r in c.diary.regimen if alerts and r.day > max(alerts)]
    cleared = any(r.reason in ("start", "prescriber", "restart") for r in later)
    return TALK if alerts and not cleared else None


ROWS.when("medicine-unclear", "urgent", HOLD, lambda c: "unclear" in c.medicines)


# Before and around taking
@ROWS.row("low-mood", "around", TALK, contact=True, **SKIPPED)
def low_mood(c: Case) -> str | None:
    """Low mood of 3 or more on two of its last four ratings within 7 days."""
    ratings = c.diary.rated("low_mood", c.diary.last(7)[0], c.diary.today)[-4:]
    return TALK if sum(value >= 3 for value in ratings) >= 2 else None


ROWS.when("pregnancy", "around", TALK, lambda c: c.has_undiscussed(*CHILD), **SKIPPED)
ROWS.when("surgery", "around", TALK, lambda c: c.surgery_near, **SKIPPED)
ROWS.when("liver-disease", "around", TALK, lambda c: c.has_undiscussed("liver_disease"), **SKIPPED)
ROWS.when(
    "severe-side-effect", "around", TALK,
    lambda c: c.course.start and c.course.is_break(c.diary.today) and c.effects.which("is_severe"),
    contact=True, **NEVER_MUTED,
)  # fmt: skip
ROWS.when("on-break", "around", HOLD, lambda c: c.course.is_break(c.diary.today), **NEVER_MUTED)
ROWS.when("baseline-first", "around", BASELINE, lambda c: not c.course.start, **NEVER_MUTED)


@ROWS.row("gap", "around", HOLD, TALK)
def gap(c: Case) -> str | None:
    """No dose for a week, or for two."""
    if c.course.gap_to_today < 7:
        return None
    return HOLD if c.course.gap_to_today <= 13 else TALK


# Severe side effect
SEVERE = {"contact": True, "is_never_muted": True}


def all_severe_in(c: Case, *effects: str) -> bool:
    """Whether something is severe, and nothing but these."""
    severe = c.effects.which("is_severe")
    return bool(severe) and {*severe} <= {*effects}


@ROWS.row("severe-side-effect", "severe", TALK, **SEVERE)
def severe_unclear(c: Case) -> str | None:
    """A severe one that cannot be put down to the change."""
    clear = c.effects.which("is_clearly_severe")
    return TALK if {*c.effects.which("is_severe")} - {*clear} else None


@ROWS.row("insomnia-at-night", "severe", MORNING, **SEVERE)
def severe_sleep(c: Case) -> str | None:
    """Clearly severe trouble sleeping or dreams alone, taken at night."""
    alone = all_severe_in(c, "insomnia", "vivid_dreams") and c.effects.which("is_clearly_severe")
    free = c.course.timing == "night" and not c.course.timing_lock
    return MORNING if alone and free and not c.has_sedation("is_attributable") else None


@ROWS.row("sedation-in-morning", "severe", NIGHT, **SEVERE)
def severe_sedation(c: Case) -> str | None:
    """Clearly severe sleepiness alone, taken in the morning."""
    alone = all_severe_in(c, "sedation") and c.effects.which("is_clearly_severe")
    free = c.course.timing == "morning" and not c.course.timing_lock
    return NIGHT if alone and free and not c.has_sleep("is_attributable") else None


ROWS.when(
    "severe-side-effect", "severe", DOWN, lambda c: c.effects.which("is_clearly_severe"), **SEVERE
)
