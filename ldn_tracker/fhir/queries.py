"""The two files of a person, from the database: what the pages and the commands write."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime

from django.conf import settings

from dose.diary import from_database
from dose.diary.diary import Diary
from dose.rules.book import Assessment, assess
from journal.day import Span
from journal.models import PersonRow
from ldn_tracker.charts.series.ranges import end_day, visit_first_day
from ldn_tracker.fhir.daily import DailyData
from ldn_tracker.fhir.elements.elements import Json
from ldn_tracker.fhir.summary import summary, text
from ldn_tracker.report.build import summarise
from ldn_tracker.report.parts.withheld import without_self_harm
from ldn_tracker.report.sheet import pdf


def usual_days(diary: Diary, today: date, *, self_harm: bool = False) -> Span:
    """The days that the page for the GP usually tells of; no withheld answer bounds them."""
    diary = diary if self_harm else without_self_harm(diary)
    last = end_day(diary, today)
    return visit_first_day(diary, last), last


def document(person: PersonRow, *, today: date, now: datetime, self_harm: bool = False) -> Json:
    """The summary of the usual days, with the page for the GP of these days in it."""
    diary = from_database.whole(person)
    return document_of(diary, today=today, now=now, self_harm=self_harm)


def document_of(
    diary: Diary,
    *,
    today: date,
    now: datetime,
    self_harm: bool = False,
    page: bytes | None = None,
) -> Json:
    """The summary of a diary that was read already; `page`: the page for the GP, if it is made."""
    days = usual_days(diary, today, self_harm=self_harm)
    found = assess(diary, days[1], suggestions=settings.SUGGESTIONS)
    page = page or page_for_the_gp(diary, days, found, today=today, self_harm=self_harm)
    means = found.facts.meanings
    return summary(diary, days, today=today, now=now, pdf=page, self_harm=self_harm, means=means)


def page_for_the_gp(
    diary: Diary,
    days: Span,
    assessment: Assessment | None = None,
    *,
    today: date,
    self_harm: bool = False,
) -> bytes:
    """The page for the GP of these days, as a PDF; `assessment`: that of the last one, if known."""
    assessment = assessment or assess(diary, days[1], suggestions=settings.SUGGESTIONS)
    page = summarise(diary, *days, printed=today, assessment=assessment, self_harm=self_harm)
    return pdf.render(page)


def summary_file(
    person: PersonRow, *, today: date, now: datetime, self_harm: bool = False
) -> Iterable[str]:
    """The summary as its file."""
    return [text(document(person, today=today, now=now, self_harm=self_harm))]


def daily_file(
    person: PersonRow, *, today: date, now: datetime, self_harm: bool = False
) -> Iterator[str]:
    """The daily data as their file, in pieces."""
    return DailyData(from_database.whole(person), self_harm=self_harm).text(now=now)


# By the name that the command and the address take; a file is written in pieces.
FILES: Mapping[str, Callable[..., Iterable[str]]] = {
    "fhir": summary_file,
    "fhir-daily": daily_file,
}


def files_of(
    diary: Diary,
    *,
    today: date,
    now: datetime,
    self_harm: bool = False,
    page: bytes | None = None,
) -> Mapping[str, Iterable[str]]:
    """Both files of a diary that was read already, by the same names; `page` as `document_of`."""
    said = {"today": today, "now": now, "self_harm": self_harm, "page": page}
    daily = DailyData(diary, self_harm=self_harm).text(now=now)
    return {"fhir": [text(document_of(diary, **said))], "fhir-daily": daily}
