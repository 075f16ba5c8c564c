"""The daily data for a GP's system: every check-in, what follows from it, and every dose (pure).

A collection Bundle of FHIR R4, written piece by piece: ten years are about forty thousand
resources, and nobody needs them all in memory.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from itertools import starmap

import orjson

from dose.diary.diary import Diary
from dose.diary.parts import Dose
from dose.diary.parts import Entry as DayEntry
from dose.vocabulary import SKIP_REASONS
from journal.scales import Measure
from ldn_tracker.fhir.checkin import CheckIn, says
from ldn_tracker.fhir.elements.elements import (
    Json,
    clean,
    concept,
    extension,
    filled,
    hl7,
    instant,
    own,
    quantity,
    reference,
)
from ldn_tracker.fhir.elements.ids import Ids
from ldn_tracker.fhir.people import helper, patient
from ldn_tracker.fhir.sections.naltrexone import LDN
from ldn_tracker.fhir.sections.section import Entry
from ldn_tracker.fhir.sections.tables import measure_concept
from ldn_tracker.report.parts.withheld import without_self_harm

SURVEY = [hl7("observation-category", "survey", "Survey")]
CRASH = concept("Crash day (post-exertional malaise)", own("question", "crash", "Crash day"))

Around = tuple[str, ...]  # two halves of a resource's members


@dataclass(frozen=True)
class DailyData:
    """The resources of a diary; `self_harm`: with those answers, which else leave no trace."""

    diary: Diary
    self_harm: bool = False

    @cached_property
    def ids(self) -> Ids:
        """The addresses of this person's resources."""
        return Ids(self.diary.person)

    @cached_property
    def check_in(self) -> CheckIn:
        """The questions."""
        return CheckIn(self.diary, self.ids, self_harm=self.self_harm)

    def text(self, *, now: datetime) -> Iterator[str]:
        """The file, in pieces; `now` is when it is written."""
        value = self.ids.url("daily", instant(now))
        head = {
            "resourceType": "Bundle",
            "language": "en",
            "identifier": {"system": "urn:ietf:rfc:3986", "value": value},
            "type": "collection",
            "timestamp": instant(now),
        }
        yield orjson.dumps(head).decode().removesuffix("}") + ',"entry":[\n'
        between = ""
        for written in self._entries():
            yield between + written
            between = ",\n"
        yield "\n]}\n"

    def _entries(self) -> Iterator[str]:
        """The entries as text, those of a day together: the person, the questions, days, doses."""
        yield _entry(self.ids.patient, patient(self.diary.person))
        told = self.diary if self.self_harm else without_self_harm(self.diary)
        if any(day.recorded_by == "helper" for day in told.entries):
            yield _entry(self.ids.helper, helper(self.ids))
        yield _entry(self.ids.url("check-in"), self.check_in.questionnaire())
        for day in told.entries:
            yield ",\n".join(self._day(day))
        yield from starmap(_entry, self._doses())

    def _day(self, entry: DayEntry) -> Iterator[str]:
        day, url = entry.day.isoformat(), self.ids.url("day", entry.day)
        yield _entry(url, self.check_in.response(entry))
        for id, rating in entry.ratings.items():
            yield self._observed(day, id, url, self._rated(id, rating))
        for id, number in entry.measurements.items():
            if id in self.diary.numbers:
                unit = clean(self.diary.numbers[id].unit)
                value = {"valueQuantity": filled({"value": number, "unit": unit})}
                yield self._observed(day, id, url, self._around(self._codes[id], value))
        if entry.crash is not None:
            value = {"valueBoolean": entry.crash}
            yield self._observed(day, "crash", url, self._around(CRASH, value))

    @cached_property
    def _codes(self) -> dict[str, Json]:
        return {id: measure_concept(m) for id, m in self.check_in.measures.items()}

    @cached_property
    def _rated(self) -> Callable[[str, float], Around]:
        """What is said of a rating: few are different among those of years, each written once."""

        def written(id: str, rating: float) -> Around:
            return self._around(self._codes[id], _value(self.check_in.measures[id], rating))

        return lru_cache(maxsize=None, typed=True)(written)

    def _around(self, code: Json, value: Json) -> Around:
        """An Observation of any day, as text: what stands before its day, and after it."""
        before = {
            "resourceType": "Observation",
            "status": "final",
            "category": SURVEY,
            "code": code,
            "subject": reference(self.ids.patient),
        }
        return tuple(orjson.dumps(each).decode()[1:-1] for each in (before, value))

    def _observed(self, day: str, id: str, response: str, said: Around) -> str:
        """One answer of a day as an Observation that follows from the day's response."""
        before, after = said
        return (
            f'{{"fullUrl":"{self.ids.url("observed", day, id)}","resource":{{{before},'
            f'"effectiveDateTime":"{day}",{after},"derivedFrom":[{{"reference":"{response}"}}]}}}}'
        )

    def _doses(self) -> Iterator[Entry]:
        """The doses; of one day they are told apart by their order."""
        day, place = None, 0
        for dose in self.diary.doses:
            day, place = dose.day, place + 1 if dose.day == day else 0
            yield self.ids.url("dose", day, place), self._dose(dose)

    @cached_property
    def _amount(self) -> Callable[[Decimal], Json]:
        """So much of LDN. Few amounts and reasons are different among those of years."""
        return cache(lambda mg: quantity(mg, "mg"))

    @cached_property
    def _why(self) -> Callable[[str], list[Json]]:
        """Why one was not taken, where something was said."""
        return cache(lambda reason: [_reason(reason)] if clean(reason) else [])

    def _dose(self, dose: Dose) -> Json:
        """One dose: completed, or not done with its reason. Of one not taken no amount is told as
        if it had been."""
        amount = self._amount(dose.dose_mg) if dose.dose_mg else {}
        facts = [extension("day", valueDate=dose.day.isoformat())]
        if dose.timing:
            facts.append(extension("half", valueCode=dose.timing))
        if amount and not dose.taken:
            facts.append(extension("amount-not-taken", valueQuantity=amount))
        return filled(
            {
                "resourceType": "MedicationAdministration",
                "extension": facts,
                "status": "completed" if dose.taken else "not-done",
                "statusReason": self._why(dose.reason),
                "medicationCodeableConcept": LDN,
                "subject": reference(self.ids.patient),
                "effectiveDateTime": _when(dose),
                "performer": [{"actor": reference(self.ids.patient)}],
                "dosage": {"dose": amount} if amount and dose.taken else {},
            }
        )


def _entry(url: str, resource: Json) -> str:
    return orjson.dumps({"fullUrl": url, "resource": resource}).decode()


def _value(measure: Measure, rating: float) -> Json:
    """A rating as it is compared (a whole number where it is one), and as it is read."""
    whole = rating == int(rating)
    value = {"valueInteger": int(rating)} if whole else {"valueQuantity": {"value": rating}}
    return {**value, "interpretation": [{"text": says(measure, rating)}]}


def _when(dose: Dose) -> str:
    return dose.taken_at.isoformat() if dose.taken_at else dose.day.isoformat()


def _reason(reason: str) -> Json:
    """Why a dose was not taken: one of our codes, or as it was typed."""
    if reason in SKIP_REASONS:
        return concept(
            SKIP_REASONS[reason].label, own("skip-reason", reason, SKIP_REASONS[reason].label)
        )
    return concept(reason)
