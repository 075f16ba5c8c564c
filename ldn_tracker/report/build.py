"""A diary and a period → the Summary: the one place that decides what the GP reads.

A new statement gets its place among the thirteen parts of `page.py`, a function here or in the
part's own module, and nothing in the three faces (web page, PDF, text) decides anything.
"""

from dataclasses import replace
from datetime import date

from dose.diary.diary import Diary
from dose.diary.ordered import rows_between
from dose.rules.book import Assessment, assess
from dose.treatment.course import Course
from ldn_tracker.charts.series.choice import for_paper
from ldn_tracker.charts.series.series import chart
from ldn_tracker.report.advice.suggestions import suggestions
from ldn_tracker.report.parts.alerts import alerts
from ldn_tracker.report.parts.benefit import benefit
from ldn_tracker.report.parts.causes import other_causes
from ldn_tracker.report.parts.days import day_table
from ldn_tracker.report.parts.medicines import medicines, names_of
from ldn_tracker.report.parts.page import Head, Summary
from ldn_tracker.report.parts.record import quality, without_trends
from ldn_tracker.report.parts.recorded import last_week
from ldn_tracker.report.parts.regimen import regimen
from ldn_tracker.report.parts.side_effects import side_effects
from ldn_tracker.report.parts.withheld import without_self_harm
from ldn_tracker.report.steps.steps import steps
from ldn_tracker.report.steps.stretches import drawn

SYMPTOM_COLUMNS, SIDE_EFFECT_COLUMNS = 3, 3
CHARTED_SYMPTOMS, CHARTED_SIDE_EFFECTS = 2, 2
QUESTIONS = 3
ALL_OF_THE_PERSON = frozenset({"name", "born", "health_number", "diagnoses"})
CURRENT_DAYS = 1  # judgement: a page printed the morning after still tells of now


def summarise(
    diary: Diary,
    first: date,
    last: date,
    *,
    printed: date,
    assessment: Assessment | None = None,
    identity: frozenset[str] = ALL_OF_THE_PERSON,
    self_harm: bool = False,
    day_by_day: bool = False,
) -> Summary:
    """The page for the days `first`–`last`, as the diary stood on `last`.

    `identity`: which facts about the person to print. `self_harm`: print those answers too.
    `assessment` is the one of `last`; without it the rules are asked. It is only told when the
    period reaches the printing: of the past, only what was shown is told.
    `day_by_day` adds the table.
    """
    if first > last:
        raise ValueError(f"the period ends on {last}, before it begins on {first}")
    whole, diary = diary, diary if self_harm else without_self_harm(diary)
    symptoms, effects = for_paper(
        diary, first, last, symptoms=SYMPTOM_COLUMNS, side_effects=SIDE_EFFECT_COLUMNS
    )
    charted = (*symptoms[:1], *effects[:CHARTED_SIDE_EFFECTS], *symptoms[1:CHARTED_SYMPTOMS])
    drawing = chart(diary, first, last, charted)
    drawing = replace(drawing, stretches=drawn(diary, first, last))
    table = steps(diary, first, last, symptoms)
    record = quality(diary, drawing, table)
    current = is_current(last, printed)
    if current:
        assessment = assessment or assess(whole, last)
    names = assessment.facts.meanings if assessment else names_of(diary)
    return Summary(
        head=_head(diary, first, last, printed, identity),
        alerts=alerts(diary, first, last, names),
        ask=diary.visit.ask.strip(),
        regimen=regimen(diary, last, current=current),
        recorded=last_week(Course(diary, last)),
        quality=record,
        table=table,
        side_effects=side_effects(diary, first, last),
        chart=drawing if record.enough else without_trends(drawing),
        benefit=benefit(diary, last, enough=drawing.enough),
        medicines=medicines(diary, last, names),
        other_causes=other_causes(diary, first, last),
        questions=tuple(q.strip() for q in diary.visit.questions if q.strip())[:QUESTIONS],
        suggestions=suggestions(
            whole,
            first,
            last,
            assessment if current else None,
            self_harm=self_harm,
            shown=diary,
            names=names,
        ),
        days=day_table(diary, first, last, (*symptoms, *effects)) if day_by_day else None,
    )


def _head(diary: Diary, first: date, last: date, printed: date, identity: frozenset[str]) -> Head:
    person = diary.person
    helped = any(e.recorded_by == "helper" for e in rows_between(diary.entries, first, last))
    return Head(
        name=person.name if "name" in identity else "",
        born=person.born if "born" in identity else None,
        health_number=person.health_number if "health_number" in identity else "",
        diagnoses=person.diagnoses if "diagnoses" in identity else (),
        first=first,
        last=last,
        printed=printed,
        reported=_reported(is_for_another=person.filled_in_for, is_helped=helped),
    )


def _reported(*, is_for_another: bool, is_helped: bool) -> str:
    """Who tells what stands on the page."""
    if is_for_another:
        return "reported by a helper for the patient"
    return "reported by the patient" + (" and a helper" if is_helped else "")


def is_current(last: date, printed: date) -> bool:
    """Whether a period that ends on `last` still tells of now on the day it is printed."""
    return (printed - last).days <= CURRENT_DAYS
