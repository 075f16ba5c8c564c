"""The check-in as a FHIR Questionnaire, and one day of it as a QuestionnaireResponse (pure).

A question's linkId is its id in the diary file: a measure's, "crash", "factors". What was not
answered is no item: missing is never zero. docs/fhir.md lists the fields.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from dose.diary.diary import Diary
from dose.diary.parts import Entry
from journal.scales import Measure, plain
from journal.vocabulary import ALERTS, FACTORS, Family
from ldn_tracker.fhir.elements.codes import OURS
from ldn_tracker.fhir.elements.elements import (
    Json,
    clean,
    coding,
    extension,
    filled,
    hl7_extension,
    instant,
    link_id,
    number,
    own,
    reference,
)
from ldn_tracker.fhir.elements.ids import Ids
from ldn_tracker.report.parts.withheld import SELF_HARM

CHECK_IN = f"{OURS}/Questionnaire/check-in"
NEWNESS: Mapping[str, str] = {
    "new_since_change": "New since the last change of dose or time",
    "not_new_since_change": "Not new since the last change of dose or time",
}
OTHERS: Mapping[str, str] = {
    "crash": "Crash day (post-exertional malaise)",
    "factors": "What else could explain the day",
    "alerts": "Warning signs",
    **NEWNESS,
    "measurements": "Numbers, as they were recorded or imported",
    "note": "Note",
}
SEVERAL = {"factors": "factor", "alerts": "alert", **dict.fromkeys(NEWNESS, "measure")}
CODED: Mapping[str, Mapping] = {"factors": FACTORS, "alerts": ALERTS}


@dataclass(frozen=True)
class CheckIn:
    """The questions of one diary; `self_harm`: with that answer among the warning signs."""

    diary: Diary
    ids: Ids
    self_harm: bool = False

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """All that is rated or kept as a number, by id."""
        return {**self.diary.all_measures, **self.diary.numbers}

    @cached_property
    def concepts(self) -> dict[str, list[Json]]:
        """The coded answer for each rating in words, by the scale's top rating and the rating."""
        scales = {measure.scale: measure for measure in self.measures.values() if measure.words}
        return {
            f"{scale}-{rating}": [{"valueCoding": rating_coding(measure, rating)}]
            for scale, measure in scales.items()
            for rating in range(scale + 1)
        }

    def questionnaire(self) -> Json:
        """The definition of the check-in, with the measures of the person's own."""
        items = [*map(_rated, self.measures.values()), *self._others()]
        return {
            "resourceType": "Questionnaire",
            "url": CHECK_IN,
            "title": "Daily check-in of LDN tracker",
            "status": "active",
            "subjectType": ["Patient"],
            "item": [_item("day", "The day", "date", required=True), *items],
        }

    def response(self, entry: Entry) -> Json:
        """What was said about one day."""
        author = self.ids.helper if entry.recorded_by == "helper" else self.ids.patient
        return filled(
            {
                "resourceType": "QuestionnaireResponse",
                "questionnaire": CHECK_IN,
                "status": "completed",
                "subject": reference(self.ids.patient),
                "authored": instant(entry.recorded_at) if entry.recorded_at else "",
                "author": reference(author),
                "source": reference(self.ids.patient),
                "item": list(self._answers(entry)),
            }
        )

    def _others(self) -> Iterator[Json]:
        yield _item("crash", OTHERS["crash"], "boolean")
        yield _choice("factors", _options("factor", FACTORS))
        signs = {id: ALERTS[id] for id in ALERTS if self.self_harm or id != SELF_HARM}
        yield _choice("alerts", _options("alert", signs))
        for name in NEWNESS:
            rated = (m for m in self.measures.values() if not m.is_number)
            yield _choice(name, [_coded("measure", m.id, m.name) for m in rated])
        yield _item("measurements", OTHERS["measurements"], "group") | {
            "repeats": True,
            "item": [
                _item("measurements.name", "Which", "string"),
                _item("measurements.value", "Value", "decimal"),
            ],
        }
        yield _item("note", OTHERS["note"], "text")

    def _answers(self, entry: Entry) -> Iterator[Json]:
        yield {"linkId": "day", "answer": [{"valueDate": entry.day.isoformat()}]}
        yield from (self._rated(id, rating) for id, rating in entry.ratings.items())
        for id, value in entry.measurements.items():
            yield _number(id, value) if id in self.diary.numbers else _measured(id, value)
        if entry.crash is not None:
            yield {"linkId": "crash", "answer": [{"valueBoolean": entry.crash}]}
        for id in SEVERAL:
            if chosen := getattr(entry, id):
                yield self._chosen(id, chosen)
        if note := clean(entry.note):
            yield {"linkId": "note", "answer": [{"valueString": note}]}

    @cached_property
    def _rated(self) -> Callable[[str, float], Json]:
        """The item of a rating. Few are different among those of years, and each is made once."""
        return lru_cache(maxsize=None, typed=True)(self._rating)  # 3 is written otherwise than 3.0

    @cached_property
    def _chosen(self) -> Callable[[str, tuple[str, ...]], Json]:
        """The item of a question with several answers, made once for the same answers."""
        return cache(self._several)

    def _rating(self, id: str, rating: float) -> Json:
        measure = self.measures[id]
        value = [{"valueDecimal": rating}]
        if measure.words:
            value = self.concepts[f"{measure.scale}-{int(rating)}"]
        return {"linkId": link_id(id), "answer": value}

    def _several(self, id: str, chosen: tuple[str, ...]) -> Json:
        system, named = SEVERAL[id], CODED.get(id, self.measures)
        answers = [{"valueCoding": _coded(system, code, named[code].name)} for code in chosen]
        return {"linkId": id, "answer": answers}


def rating_coding(measure: Measure, rating: int) -> Json:
    """A rating in words as a code of its scale."""
    return coding(own(f"rating-0-{measure.scale}", str(rating), measure.words[rating]))


def _rated(measure: Measure) -> Json:
    """The question about a measure, with all that makes one of a person's own."""
    kind = "choice" if measure.words else "decimal"
    item = _item(measure.id, measure.name, kind)
    item["code"] = [coding(own("measure", measure.id, measure.name))]
    item["extension"] = list(_extensions(measure))
    if measure.words:
        item["answerOption"] = [
            {
                "extension": [hl7_extension("ordinalValue", valueDecimal=rating)],
                "valueCoding": rating_coding(measure, rating),
            }
            for rating in range(measure.scale + 1)
        ]
    return {name: item[name] for name in (*ORDER, *item) if name in item}


ORDER = ("extension", "linkId", "code")


def _extensions(measure: Measure) -> Iterator[Json]:
    yield extension("measure-kind", valueCode=measure.kind)
    if measure.when == "night":  # the one before the day
        yield extension("measure-about", valueCode="night-before")
    if measure.retired:
        yield extension("measure-retired", valueBoolean=True)
    if clean(measure.unit):
        yield extension("measure-unit", valueString=clean(measure.unit))
    if measure.scale == 10:
        yield hl7_extension("minValue", valueDecimal=0)
        yield hl7_extension("maxValue", valueDecimal=10)


def _item(id: str, text: str, kind: str, **more: Any) -> Json:
    link = link_id(id)
    return {"linkId": link, "text": clean(text) or link, "type": kind, **more}


def _choice(id: str, options: list[Json]) -> Json:
    answers = [{"valueCoding": option} for option in options]
    return _item(id, OTHERS[id], "choice") | {"repeats": True, "answerOption": answers}


def _options(system: str, words: Family | Mapping) -> list[Json]:
    return [_coded(system, id, word.name) for id, word in words.items()]


def _coded(system: str, id: str, name: str) -> Json:
    return coding(own(system, id, name))


def _number(id: str, value: float) -> Json:
    """A number that the person keeps each day."""
    return {"linkId": link_id(id), "answer": [{"valueDecimal": value}]}


def _measured(name: str, value: float) -> Json:
    """An imported number under the name that it came with."""
    return {
        "linkId": "measurements",
        "item": [
            {"linkId": "measurements.name", "answer": [{"valueString": link_id(name)}]},
            {"linkId": "measurements.value", "answer": [{"valueDecimal": number(value)}]},
        ],
    }


def says(measure: Measure, rating: float) -> str:
    """A rating as it is read beside its number: "Moderate", or "6.5" of 10."""
    return measure.words[int(rating)] if measure.words else f"{plain(rating)} of {measure.scale}"
