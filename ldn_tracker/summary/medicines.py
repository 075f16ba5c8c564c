"""Part 9: everything else that is taken, what may not go with LDN first; allergies, conditions."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import groupby

from dose.diary import Diary
from dose.parts import Condition, Medicine
from dose.rules.interactions import (
    LEVELS,
    MAY_BE_OPIOID,
    UNSEARCHED,
    Match,
    find_each,
    is_unclear_match,
)
from ldn_tracker.charts.dates import day_words
from ldn_tracker.charts.words import some_of
from ldn_tracker.summary.page import Line

OPIOID_MENTIONED_DAYS = 90  # judgement: an opioid stays on the page for three months
OPERATION_DAYS = 14  # judgement: so long after it
OPERATION_LETTERS = 60  # of their dates, then a count
CONDITIONS = {
    "pregnancy": "Pregnant",
    "planning_pregnancy": "Planning a pregnancy",
    "breastfeeding": "Breastfeeding",
    "liver_disease": "Liver disease",
}
SHORT = {  # in the order of the sheet
    "opioid": "opioid",
    "opioid-like": "acts like an opioid",
    "may-be-opioid": "may be an opioid: not clear yet",
    "gut-opioid": "works on opioid receptors of the gut",
    "kappa-opioid": "works on an opioid receptor",
    "second-antagonist": "is or contains naltrexone, or works like it",
    "opioid-reversal": "often given because of an opioid",
    "check-packet": "some packets hold an opioid",
    "immune-ask": "lowers the immune system",
    "thioridazine": "may make very sleepy together",
    "ketamine": "LDN may take away its effect",
    "disulfiram": "both can strain the liver",
    UNSEARCHED: "not compared with the names of opioids",
}
EFFECTS = tuple(SHORT)
Meanings = Mapping[str, Match]  # by the name of a medicine as typed, the worst it means


def medicines(diary: Diary, day: date) -> tuple[Line, ...]:
    """What is taken on `day`, with the LDN interactions first, then allergies and conditions."""
    found = find_each(m.name for m in diary.medicines)
    means = {name: matches[0] for name, matches in found.items()}
    shown = [m for m in diary.medicines if _shown(m, day, means)]
    taken = sorted(shown, key=lambda m: _rank(m, day, means))
    flagged = [m for m in taken if _matters(means[m.name])]
    others = dict.fromkeys(m.name for m in taken if m not in flagged)
    lines = [
        _flagged(list(alike), why, means)
        for why, alike in groupby(flagged, key=lambda m: _why(m, day, means))
    ]
    if others:
        lines.append(Line.of(others, "Also:" if flagged else "Takes:"))
    if not taken:
        lines.append(Line("No other medicines or supplements recorded."))
    return (*lines, _allergies(diary), *_conditions(diary, day), *_diagnoses(diary))


def _shown(medicine: Medicine, day: date, means: Meanings) -> bool:
    if medicine.start and medicine.start > day:
        return False
    if not medicine.is_over(day):
        return True
    last = medicine.last_day(day)
    recent = last is not None and (day - last).days <= OPIOID_MENTIONED_DAYS
    return recent and _is_vital(means[medicine.name])


def _matters(match: Match) -> bool:
    return match.level in ("stop", "ask") or is_unclear_match(match)


def _is_vital(match: Match) -> bool:
    """Whether it is an opioid, or may be one."""
    return match.level == "stop" or is_unclear_match(match)


def _rank(medicine: Medicine, day: date, means: Meanings) -> tuple:
    """By level, opioids first within it, what was taken last first."""
    match = means[medicine.name]
    effect = _effect(match)
    place = EFFECTS.index(effect) if effect in EFFECTS else len(EFFECTS)
    last = medicine.last_day(day) or date.max
    name = medicine.kind, medicine.name.lower()
    return _level(match), place, date.max - last, _why(medicine, day, means), *name


def _why(medicine: Medicine, day: date, means: Meanings) -> str:
    """What is to be known of it: "opioid, last taken 12 May 2026"."""
    last = medicine.last_day(day)
    until = f", until {day_words(last)}" if last else ", current"
    was = medicine.is_over(day) or last == medicine.last_taken
    when = f", last taken {day_words(last)}" if last and was else until
    return SHORT.get(_effect(means[medicine.name]), "ask before taking it with LDN") + when


def _effect(match: Match) -> str:
    """What its name means with LDN; of a name that may be an opioid's that first."""
    is_slip = match.effect != UNSEARCHED and is_unclear_match(match)
    return MAY_BE_OPIOID if is_slip else match.effect


def _level(match: Match) -> int:
    """Its place among the levels; what may be an opioid stands with what is to be asked about."""
    return LEVELS.index("ask" if is_unclear_match(match) else match.level)


def _flagged(alike: list[Medicine], why: str, means: Meanings) -> Line:
    """Those of which the same is to be known in one line, which is cut with a count."""
    names = tuple(dict.fromkeys(medicine.name for medicine in alike))
    vital = any(_is_vital(means[name]) for name in names)
    if len(names) == 1:
        return Line(f"{why}.", f"{names[0]}:", vital=vital)
    return Line.of(names, f"{why[0].upper()}{why[1:]}:", vital=vital)


def _allergies(diary: Diary) -> Line:
    if diary.person.allergies:
        return Line.of(diary.person.allergies, "Allergies:", stays=True)
    return Line("No allergies recorded.", stays=True)


def _conditions(diary: Diary, day: date) -> tuple[Line, ...]:
    said = tuple(filter(None, (_condition(row, day) for row in diary.conditions)))
    ahead = [row for row in diary.conditions if row.kind == "surgery" and _is_near(row, day)]
    if ahead:
        title = "Operation:" if len(ahead) == 1 else "Operations:"
        dates = some_of([_operation(row) for row in ahead], OPERATION_LETTERS)
        said += (Line(f"{dates}.", title, stays=True),)
    none = Line("No planned operation, pregnancy or liver disease recorded.", stays=True)
    return said or (none,)


def _condition(row: Condition, day: date) -> Line | None:
    if row.kind == "surgery":
        return None
    over = row.until is not None and row.until < day
    ahead = row.start is not None and row.start > day
    if over or ahead:
        return None
    since = f"since {day_words(row.start)}" if row.start else "yes"
    return Line(f"{since}{_talked(row)}.", f"{CONDITIONS[row.kind]}:", stays=True)


def _is_near(row: Condition, day: date) -> bool:
    return row.on is not None and row.on >= day - timedelta(OPERATION_DAYS)


def _operation(row: Condition) -> str:
    return f"{day_words(row.on) if row.on else ''}{_talked(row)}"


def _talked(row: Condition) -> str:
    return f", discussed {day_words(row.discussed_on)}" if row.discussed_on else ""


def _diagnoses(diary: Diary) -> tuple[Line, ...]:
    names = diary.person.diagnoses
    return (Line.of(names, "Diagnoses:"),) if names else ()
