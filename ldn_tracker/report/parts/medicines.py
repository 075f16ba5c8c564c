"""Part 10: everything else that is taken, what may not go with LDN first; allergies, conditions.

Of what is not recorded it says whether it was asked: "none, asked 10 May 2026", "not asked".
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, partial
from itertools import groupby

from dose.diary.diary import Diary
from dose.diary.parts import Condition, Medicine
from dose.medicines.answered import match_of
from dose.medicines.meaning import (
    LEVELS,
    MAY_BE_OPIOID,
    UNSEARCHED,
    Match,
    find_each,
    is_unclear_match,
)
from dose.medicines.names import book
from dose.medicines.topics import recorded, topics_of, unrecorded
from dose.rules.exposure import LONG_ACTING_DAYS
from dose.vocabulary import CONDITIONS
from journal.safety_answers import NOT_ASKED, SafetyAnswer, safety_answer
from journal.vocabulary import TOPICS
from ldn_tracker.charts.words.dates import day_words
from ldn_tracker.charts.words.shortened import some_of
from ldn_tracker.report.parts.page import ReportLine

ALERTED = 2  # lines of opioids among the alerts, and one that names all others
OPIOID_MENTIONED_DAYS = 90  # judgement: an opioid stays on the page for three months
OPERATION_DAYS = 28  # judgement: four weeks after it; among the alerts also before it
OPERATION_LETTERS = 60  # of their dates, then a count
Names = Mapping[str, Match]  # the worst that a name as typed means
Meanings = Mapping[Medicine, Match]  # with what the person says of it


def medicines(diary: Diary, day: date, names: Names | None = None) -> tuple[ReportLine, ...]:
    """What is taken on `day`, with the LDN interactions first, then allergies and conditions.

    `names`: what every name means, where the rules have looked already.
    """
    names = names_of(diary) if names is None else names
    means = {m: match_of(m, names[m.name]) for m in diary.medicines}
    told = partial(_told, day, means)
    shown = (m for m in diary.medicines if _shown(m, day, means))
    taken = sorted(shown, key=partial(_rank, day, means))
    flagged = [m for m in taken if _matters(means[m])]
    others = dict.fromkeys(_with_dose(m) for m in taken if m not in flagged)
    lines = [_flagged(list(alike), said, means) for said, alike in groupby(flagged, key=told)]
    if others:
        lines.append(ReportLine.of(others, "Also:" if flagged else "Takes:"))
    if not taken:
        lines.append(ReportLine("No other medicines or supplements recorded."))
    told_of = {topic for m in taken for topic in topics_of(m, means[m])}
    opioids, asked = _asked(diary, day, names, told_of)
    return (*opioids, *lines, _allergies(diary), *_conditions(diary, day), *asked)


def alerting(diary: Diary, day: date, names: Names | None = None) -> tuple[ReportLine, ...]:
    """Opioids, and what may be one, taken now or a fortnight ago, with what follows."""
    names = names_of(diary) if names is None else names
    means = {m: match_of(m, names[m.name]) for m in diary.medicines}
    vital = (m for m in diary.medicines if _is_vital(means[m]))
    lately = (m for m in vital if m.taken_within(LONG_ACTING_DAYS, day))
    found = sorted(lately, key=partial(_rank, day, means))
    why = partial(_why, day, means)
    heaps = groupby(found, key=lambda medicine: (why(medicine), _follows(means[medicine])))
    alike = [(list(rows), f"{said}; {follows}") for (said, follows), rows in heaps]
    shown, rest = alike[:ALERTED], [row for rows, _ in alike[ALERTED:] for row in rows]
    lines = [_flagged(rows, said, means) for rows, said in shown]
    if rest:
        others = dict.fromkeys(map(_with_dose, rest))
        lines.append(
            ReportLine.of(others, "Also opioids or alike, in the last 14 days:", vital=True)
        )
    return tuple(replace(line, part="medicines") for line in lines)


@cache
def _consequences() -> dict[str, str]:
    """What each effect comes to beside LDN, for a clinician."""
    effects = book().effects.items()
    return {id: says["consequence"] for id, says in effects if "consequence" in says}


def _follows(match: Match) -> str:
    return _consequences().get(_effect(match), "")


@cache
def _effects() -> dict[str, str]:
    """What each effect is called on the page, in the order of the page."""
    effects = book().effects.items()
    return {id: says["clinical"] for id, says in effects if "clinical" in says}


def names_of(diary: Diary) -> Names:
    """The worst that every name of the diary means."""
    found = find_each(m.name for m in diary.medicines)
    return {name: matches[0] for name, matches in found.items()}


def _shown(medicine: Medicine, day: date, means: Meanings) -> bool:
    recent = medicine.taken_within(OPIOID_MENTIONED_DAYS, day)
    return recent and (not medicine.is_over(day) or _is_vital(means[medicine]))


def _matters(match: Match) -> bool:
    return match.level in ("stop", "ask") or is_unclear_match(match)


def _is_vital(match: Match) -> bool:
    """Whether it is an opioid, or may be one."""
    return match.level == "stop" or is_unclear_match(match)


def _rank(day: date, means: Meanings, medicine: Medicine) -> tuple:
    """By level, opioids first within it, what was taken last first."""
    match = means[medicine]
    effect = _effect(match)
    place = _level(match), [*_effects(), effect].index(effect)
    last = medicine.last_day(day) or date.max
    name = medicine.kind, medicine.label.lower()
    return *place, date.max - last, _why(day, means, medicine), *name


def _why(day: date, means: Meanings, medicine: Medicine) -> str:
    """What is to be known of it: "opioid, last taken 12 May 2026"."""
    last = medicine.last_day(day)
    until = f", until {day_words(last)}" if last else ", current"
    was = medicine.is_over(day) or last == medicine.last_taken
    when = f", last taken {day_words(last)}" if last and was else until
    said = _effects().get(_effect(means[medicine]), "ask before taking it with LDN")
    return said + when


def _told(day: date, means: Meanings, medicine: Medicine) -> str:
    """Why a medicine matters and what follows; of an opioid the alert has said what does."""
    why, match = _why(day, means, medicine), means[medicine]
    follows = "" if _is_vital(match) else _follows(match)
    return f"{why}; {follows}" if follows else why


def _effect(match: Match) -> str:
    """What its name means with LDN; of a name that may be an opioid's that first."""
    is_slip = match.effect != UNSEARCHED and is_unclear_match(match)
    return MAY_BE_OPIOID if is_slip else match.effect


def _level(match: Match) -> int:
    """Its place among the levels; what may be an opioid stands with what is to be asked about."""
    return LEVELS.index("ask" if is_unclear_match(match) else match.level)


def _flagged(alike: list[Medicine], why: str, means: Meanings) -> ReportLine:
    """Those of which the same is to be known in one line, which is cut with a count."""
    names = tuple(dict.fromkeys(map(_with_dose, alike)))
    vital = any(_is_vital(means[medicine]) for medicine in alike)
    if len(names) == 1:
        return ReportLine(f"{why}.", f"{names[0]}:", vital=vital)
    return ReportLine.of(names, f"{why[0].upper()}{why[1:]}:", vital=vital)


def _with_dose(medicine: Medicine) -> str:
    """A medicine with its dose as it was typed: "codeine (30 mg when needed)"."""
    return f"{medicine.label} ({medicine.dose})" if medicine.dose else medicine.label


def _allergies(diary: Diary) -> ReportLine:
    if diary.person.allergies:
        return ReportLine.of(diary.person.allergies, "Allergies:", stays=True, entire=True)
    return ReportLine(
        f"{answer_words(safety_answer(diary.person, 'allergies'))}.", "Allergies:", stays=True
    )


def _asked(
    diary: Diary, day: date, names: Names, told_of: set[str]
) -> tuple[tuple[ReportLine, ...], tuple[ReportLine, ...]]:
    """What was said of every topic of safety of which nothing is recorded: of opioids, which are
    looked for first, and of all others in one line.

    `told_of`: those that a medicine above is of, be it over: nobody reads below it "not asked".
    """
    known = recorded(
        allergies=diary.person.allergies,
        medicines=[(m, names[m.name]) for m in diary.medicines if m.has_begun(day)],
        conditions=diary.conditions,
        day=day,
    )
    topics: dict[str, list[str]] = {}
    opioids: tuple[ReportLine, ...] = ()
    for topic, said in unrecorded(diary.person, known | told_of | {"allergies"}):
        if topic == "opioids":
            opioids = (ReportLine(f"{answer_words(said)}.", "Opioids:", vital=True, entire=True),)
        else:
            topics.setdefault(answer_words(said), []).append(TOPICS[topic].said)
    words = " · ".join(f"{', '.join(said)}: {answer}" for answer, said in topics.items())
    line = f"{words[:1].upper()}{words[1:]}."
    return opioids, (ReportLine(line, stays=True, entire=True),) if words else ()


def answer_words(said: SafetyAnswer | None) -> str:
    """What was answered about a topic, as it is read: "none, asked 10 May 2026", "not asked"."""
    return f"{said.words}, asked {day_words(said.day)}" if said else NOT_ASKED


def _conditions(diary: Diary, day: date) -> tuple[ReportLine, ...]:
    said = tuple(filter(None, (_condition(row, day) for row in diary.conditions)))
    ahead = [row for row in diary.conditions if row.kind == "surgery" and _is_near(row, day)]
    if ahead:
        title = "Operation:" if len(ahead) == 1 else "Operations:"
        dates = some_of([_operation(row) for row in ahead], OPERATION_LETTERS)
        said += (ReportLine(f"{dates}.", title, stays=True),)
    return said


def _condition(row: Condition, day: date) -> ReportLine | None:
    if row.kind == "surgery" or not row.holds_on(day):
        return None
    since = f"since {day_words(row.start)}" if row.start else "yes"
    return ReportLine(f"{since}{talked(row)}.", f"{CONDITIONS[row.kind].clinical}:", stays=True)


def _is_near(row: Condition, day: date) -> bool:
    return row.on is not None and row.on >= day - timedelta(OPERATION_DAYS)


def _operation(row: Condition) -> str:
    return f"{day_words(row.on) if row.on else ''}{talked(row)}"


def talked(row: Condition) -> str:
    """That it was discussed, and when; "" where nothing says so."""
    return f", discussed {day_words(row.discussed_on)}" if row.discussed_on else ""
