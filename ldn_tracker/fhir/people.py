"""The person, and whoever writes for them, as FHIR resources (pure)."""

from dose.diary.parts import Person
from journal.vocabulary import ELSEWHERE
from ldn_tracker.fhir.elements.elements import (
    Json,
    absent,
    clean,
    concept,
    extension,
    filled,
    reference,
    said_or_absent,
)
from ldn_tracker.fhir.elements.ids import Ids


def patient(person: Person) -> Json:
    """The Patient: what is not known of name and date of birth is said to be unknown."""
    name = clean(person.name)
    country = person.country if person.country != ELSEWHERE else ""
    clock = [
        extension("timezone", valueString=person.timezone),
        extension("day-starts-at", valueTime=f"{person.day_starts_at:%H:%M:%S}"),
    ]
    return filled(
        {
            "resourceType": "Patient",
            "extension": clock,
            "identifier": _identifier(person.health_number),
            "name": [{"text": name} if name else {"_text": absent()}],
            **said_or_absent("birthDate", person.born),
            "address": [{"country": country}] if country else [],
        }
    )


def _identifier(health_number: str) -> list[Json]:
    """The health number; whose system it is from is not known, so that none is named."""
    value = clean(health_number)
    return [{"type": concept("Health number"), "value": value}] if value else []


def helper(ids: Ids) -> Json:
    """Somebody who writes for the person, of whom nothing else is known."""
    return {
        "resourceType": "RelatedPerson",
        "patient": reference(ids.patient),
        "relationship": [concept("Writes the diary for the patient")],
    }
