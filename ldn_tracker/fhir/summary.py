"""The summary for a GP's system: a Diary → an IPS 2.0.0 document Bundle of FHIR R4 (pure).

Written by the patient: the Composition says so, and every resource is what they recorded. No
resource names a profile that it would conform to; docs/fhir.md says what was checked by what.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from hashlib import sha256

import orjson

from dose.diary.diary import Diary
from dose.medicines.meaning import Match, find_each
from journal.day import Span
from ldn_tracker.charts.words.dates import span_words
from ldn_tracker.fhir.elements.codes import DOCUMENT
from ldn_tracker.fhir.elements.elements import Json, coding, instant, reference
from ldn_tracker.fhir.elements.ids import Ids
from ldn_tracker.fhir.people import patient
from ldn_tracker.fhir.sections.alerts import alerts
from ldn_tracker.fhir.sections.medications import medications
from ldn_tracker.fhir.sections.operations import operations, pregnancy
from ldn_tracker.fhir.sections.problems import allergies, problems
from ldn_tracker.fhir.sections.section import Entry, Section
from ldn_tracker.fhir.sections.story import story
from ldn_tracker.report.parts.page import TITLE
from ldn_tracker.report.parts.withheld import without_self_harm


def summary(
    diary: Diary,
    days: Span,
    *,
    today: date,
    now: datetime,
    pdf: bytes | None = None,
    self_harm: bool = False,
    means: Mapping[str, Match] | None = None,
) -> Json:
    """The document of the days `days`; what is taken and what holds is told as of `today`.

    `now` is when it is written; `pdf` the page for the GP of these days; `self_harm`: with the
    answers about self-harm, which else leave no trace. `means`: what the names of the medicines
    mean, where that was looked up already.
    """
    diary = diary if self_harm else without_self_harm(diary)
    ids, means = Ids(diary.person), means or _meanings(diary)
    sections = _sections(diary, days, means, ids, today=today)
    sections.append(story(diary, days, ids, today=today, now=now, pdf=pdf))
    resources = [
        (ids.patient, patient(diary.person)),
        *(entry for section in sections for entry in section.entries),
    ]
    composition = _composition(sections, days, now, ids)
    entries = list(_entries([(ids.url("composition", *days), composition), *resources]))
    return {
        "resourceType": "Bundle",
        "language": "en",
        "identifier": {"system": "urn:ietf:rfc:3986", "value": _identifier(entries, now, ids)},
        "type": "document",
        "timestamp": instant(now),
        "entry": entries,
    }


def text(bundle: Json) -> str:
    """The document as its file."""
    return orjson.dumps(bundle, option=orjson.OPT_INDENT_2).decode() + "\n"


def _meanings(diary: Diary) -> dict[str, Match]:
    return {name: found[0] for name, found in find_each(m.name for m in diary.medicines).items()}


def _sections(
    diary: Diary, days: Span, means: Mapping[str, Match], ids: Ids, *, today: date
) -> list[Section]:
    found = (
        alerts(diary, days, means, ids, today=today),
        medications(diary, today, means, ids),
        allergies(diary, ids),
        problems(diary, today, ids),
        operations(diary, today, ids),
        pregnancy(diary, today, ids),
    )
    return [section for section in found if section]


def _composition(sections: list[Section], days: Span, now: datetime, ids: Ids) -> Json:
    return {
        "resourceType": "Composition",
        "status": "final",
        "type": {"coding": [coding(DOCUMENT)]},
        "subject": reference(ids.patient),
        "date": instant(now),
        "author": [reference(ids.patient)],
        "title": f"{TITLE}, {span_words(*days)}",
        "section": [section.as_json() for section in sections],
    }


def _entries(resources: Iterable[Entry]) -> Iterable[Json]:
    """Each resource once, with its id, as a document has them."""
    for url, resource in dict(resources).items():
        kind = {"resourceType": resource["resourceType"], "id": url.removeprefix("urn:uuid:")}
        yield {"fullUrl": url, "resource": kind | resource}


def _identifier(entries: list[Json], now: datetime, ids: Ids) -> str:
    """Of a document of these very contents at this very moment."""
    return ids.url("document", instant(now), sha256(orjson.dumps(entries)).hexdigest())
