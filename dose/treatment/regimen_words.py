"""What is to be taken in words: "3 mg in the morning and 3 mg at night", "4.5 mg every second day".

Pure. The whole day's dose in two parts is told by what is taken each time.
"""

from decimal import Decimal

from dose.diary.parts import Plan
from dose.treatment.units import mg_words, units_words
from dose.vocabulary import EVERY_DAYS, HALVES, TIMINGS, Half, Timing


def halves(timing: Timing) -> tuple[Half, ...]:
    """The times of day at which a dose is taken, in order."""
    return ("morning", "night") if timing == "both" else (timing,)


def part_mg(dose_mg: Decimal, timing: Timing) -> Decimal:
    """What is taken at one time, of the whole day's dose."""
    return dose_mg / len(halves(timing))


def dose_words(dose_mg: Decimal, timing: Timing, every_days: int = 1) -> str:
    """ "3 mg every second day, at night", "3 mg in the morning and 3 mg at night"."""
    each = mg_words(part_mg(dose_mg, timing))
    often = EVERY_DAYS[every_days].said
    if timing == "both":
        twice = " and ".join(f"{each} {HALVES[half].said}" for half in halves(timing))
        return f"{twice}, {often}" if every_days > 1 else twice
    once = TIMINGS[timing].said
    return f"{each} {often}, {once}" if every_days > 1 else f"{each} {once}"


def brief_words(dose_mg: Decimal, timing: Timing, every_days: int = 1) -> str:
    """A dose in a line or a table: "3 mg morning + 3 mg night", "3 mg night, every 2nd day"."""
    each = mg_words(part_mg(dose_mg, timing))
    words = " + ".join(f"{each} {HALVES[half].brief}" for half in halves(timing))
    return f"{words}, {EVERY_DAYS[every_days].brief}" if every_days > 1 else words


def amount_words(dose_mg: Decimal, timing: Timing) -> str:
    """What is taken, without when: "3 mg", "2 × 3 mg"."""
    times = len(halves(timing))
    each = mg_words(part_mg(dose_mg, timing))
    return f"{times} × {each}" if times > 1 else each


def made_words(plan: Plan | None, dose_mg: Decimal, timing: Timing) -> str:
    """How what is taken at one time is made up: "2 capsules of 1.5 mg"; "" where it cannot be."""
    return units_words(plan, part_mg(dose_mg, timing)) if plan else ""
