"""The table's other rows in its order: can it be judged, tolerability, helping, going up."""

from tests.reading.case import Case
from tests.reading.effects import CORE
from tests.reading.table import DOWN, HOLD, MORNING, NIGHT, TALK, UP, Rows

ROWS = Rows()

# Can it be judged?
ROWS.when("dose-above-plan", "judge", HOLD, lambda c: len(c.above_plan) == 1)


@ROWS.row("twice-daily", "judge", TALK)
def twice_daily(c: Case) -> str | None:
    """Doses at both times of the day where nobody said two."""
    said = c.course.timing == "both" or (c.plan and c.plan.doses_per_day == 2)
    both = [d for d in c.course.dosed_of(7) if c.diary.times[d] >= {"morning", "night"}]
    return TALK if len(both) >= 2 and not said else None


ROWS.when(
    "regimen-mismatch", "judge", HOLD,
    lambda c: not c.course.present or c.course.differing(7) >= 3,
)  # fmt: skip
ROWS.when("too-few-ratings", "judge", HOLD, lambda c: c.course.on_dose >= 7 and c.rated_days(7) < 4)


# Tolerability
def hold_then_down(c: Case) -> str:
    """A fortnight to settle, then a step down."""
    return HOLD if c.course.since < 14 else DOWN


@ROWS.row("insomnia-and-sedation", "tolerability", DOWN)
def sleep_and_sedation(c: Case) -> str | None:
    """Both at once: no time of day suits."""
    both = c.has_sleep("is_attributable") and c.has_sedation("is_attributable")
    return DOWN if both and c.course.timing != "both" else None


def at_night(c: Case) -> bool:
    """Sleep suffers from a dose at night."""
    return c.has_sleep("is_attributable") and c.course.timing == "night"


def in_morning(c: Case) -> bool:
    """Sleepy from a dose in the morning."""
    return c.has_sedation("is_attributable") and c.course.timing == "morning"


@ROWS.row("recent-switch", "tolerability", TALK, HOLD)
def recent_switch(c: Case) -> str | None:
    """The time would be changed again, too soon or too often."""
    if not (at_night(c) or in_morning(c)):
        return None
    if c.course.two_switches:
        return TALK
    return HOLD if c.course.time_just_changed else None


ROWS.when("insomnia-at-night", "tolerability", MORNING, at_night)
ROWS.when("sedation-in-morning", "tolerability", NIGHT, in_morning)


@ROWS.row("insomnia-in-morning", "tolerability", HOLD, DOWN)
def sleep_in_morning(c: Case) -> str | None:
    """Sleep suffers though the dose is taken in the morning."""
    seen = c.has_sleep("is_attributable") and c.course.timing == "morning"
    return hold_then_down(c) if seen else None


@ROWS.row("sedation-at-night", "tolerability", HOLD, DOWN)
def sedation_at_night(c: Case) -> str | None:
    """Sleepy though the dose is taken at night."""
    seen = c.has_sedation("is_attributable") and c.course.timing == "night"
    return hold_then_down(c) if seen else None


@ROWS.row("side-effect", "tolerability", HOLD, DOWN)
def side_effect(c: Case) -> str | None:
    """Any other side effect."""
    return hold_then_down(c) if c.has_other("is_attributable") else None


@ROWS.row("other-cause", "tolerability", HOLD, TALK)
def other_cause(c: Case) -> str | None:
    """New or unasked, with another cause marked."""
    seen = {*c.effects.which("is_new"), *c.effects.which("is_unasked")}
    if not seen or not c.effects.other_cause:
        return None
    first = c.diary.last(21)[0]
    return TALK if any(c.effects.is_moderate_from(id, first) for id in seen) else HOLD


ROWS.when(
    "is-it-new", "tolerability", HOLD,
    lambda c: c.effects.which("is_unasked") and c.course.since <= 28,
)  # fmt: skip


# Is it helping?
@ROWS.row("recent-restart", "helping", TALK, HOLD)
def recent_restart(c: Case) -> str | None:
    """Taken again after a gap, not long ago."""
    restart = c.course.last_restart
    if not restart or (c.diary.today - restart.ended).days > 14:
        return None
    said = c.has_row_since(restart.ended, "restart", "prescriber")
    return TALK if restart.length >= 14 and not said else HOLD


@ROWS.row("worse-at-this-dose", "helping", DOWN, HOLD)
def worse_at_this_dose(c: Case) -> str | None:
    """Worse since a rise, with nothing else to put it down to."""
    return c.worse if not c.effects.other_cause else None


ROWS.when(
    "missed-doses", "helping", HOLD,
    lambda c: c.course.adherence is not None and c.course.adherence * 10 < 8,
)  # fmt: skip
ROWS.when(
    "lowest-effective-dose", "helping", HOLD,
    lambda c: c.course.on_dose >= 14 and c.benefit == "yes",
)  # fmt: skip


@ROWS.row("no-benefit", "helping", TALK)
def no_benefit(c: Case) -> str | None:
    """Long at the maximum, and no better."""
    long = c.course.on_dose >= 84 and (c.diary.today - c.course.start).days >= 112
    asks = c.at_maximum and long and c.benefit == "none"
    return TALK if asks and not c.has_answered("no-benefit") else None


ROWS.when("at-maximum", "helping", HOLD, lambda c: c.at_maximum)

# May it go up?
ROWS.when(
    "regimen-mismatch", "up", HOLD,
    lambda c: c.course.differing(14, c.course.dose_from) >= 3,
)  # fmt: skip
ROWS.when(
    "after-step-down", "up", HOLD,
    lambda c: any(day in c.diary.last(28) for day, _ in c.course.left),
)  # fmt: skip
ROWS.when("after-too-much", "up", HOLD, lambda c: c.diary.alerted(28, "too_much"))


def times_left(c: Case) -> int:
    """How often doses above the present one and up to the next were left."""
    if not c.next_up:
        return 0
    return sum(c.course.present.mg < mg <= c.next_up for _, mg in c.course.left)


@ROWS.row("not-tolerated", "up", TALK, HOLD)
def not_tolerated(c: Case) -> str | None:
    """The next dose was left twice."""
    if times_left(c) < 2:
        return None
    return HOLD if c.has_answered("not-tolerated") else TALK


ROWS.when(
    "interval", "up", HOLD,
    lambda c: (c.plan and c.course.on_dose < c.plan.interval) or c.course.time_just_changed,
)  # fmt: skip
ROWS.when(
    "unsettled", "up", HOLD,
    lambda c: any(
        day in c.diary.crashes or "infection" in c.diary.factors.get(day, ())
        for day in c.diary.last(4)
    ),
)  # fmt: skip
ROWS.when(
    "too-few-ratings", "up", HOLD,
    lambda c: len(c.rated_of(14, c.diary.primary)) < 10
    or any(len(c.rated_of(7, id)) < 5 for id in CORE),
)  # fmt: skip
ROWS.when("watch", "up", HOLD, lambda c: c.effects.which("is_watched"))
ROWS.when("unknown-medicine", "up", HOLD, lambda c: "unknown" in c.medicines)
ROWS.when("strength", "up", TALK, lambda c: not c.next_up)
ROWS.when("missed-doses", "up", HOLD, lambda c: c.course.adherence is None)
ROWS.when("step-up", "up", UP, lambda c: True)
