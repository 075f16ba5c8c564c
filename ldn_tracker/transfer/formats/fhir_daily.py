"""The daily data for a GP's system read back: a FHIR Bundle → the members of a diary file (pure).

Only what `ldn_tracker/fhir/daily.py` writes is understood. What it holds goes the way of a diary
file, so that the same is refused, left out and listed; docs/fhir.md lists what it never holds.
"""

from collections.abc import Iterator
from typing import Any

from journal.day import Clock
from journal.scales import BUILT_IN
from ldn_tracker.fhir.checkin import CHECK_IN, NEWNESS
from ldn_tracker.fhir.elements.codes import NALTREXONE, own_extension, own_system
from ldn_tracker.fhir.elements.elements import of_link_id
from ldn_tracker.transfer.brought.source import Source
from ldn_tracker.transfer.formats import lenient_file
from ldn_tracker.transfer.formats.diary_file import FORMAT, VERSION, members_of
from ldn_tracker.transfer.sheet import Sheet
from ldn_tracker.transfer.values import Refused

SOURCE = "LDN tracker’s daily data (FHIR)"
NOT_OURS = "is a FHIR file, but not the daily data of LDN tracker: only that can be read back"
OTHER = "is a dose of another medicine than naltrexone, so the file is not read"
STATUS = {"completed": "taken", "not-done": "skipped"}
SCALES = {f"{own_system('rating-0-')}{top}": top for top in (3, 4)}
LISTED = ("factors", "alerts", *NEWNESS)
KNOWN = {(system, code) for system, code, _ in NALTREXONE}


def is_fhir(source: Source) -> bool:
    """Whether a text begins like a FHIR resource in JSON."""
    begins = source.beginning[:500] if source.is_text else ""
    return begins.startswith("{") and '"resourceType"' in begins


def read(source: Source, here: Clock, *, limited: bool = True) -> Sheet:
    """The parts that the file holds, and what was left out; Refused where it is not our own."""
    return lenient_file.of_members(members_of(members(source), limited=limited), here)


def members(source: Source) -> dict[str, Any]:
    """What the file holds by the names of the diary file; Refused where it is not our own."""
    ours = next((each for each in _resources(source) if each.get("url") == CHECK_IN), None)
    if ours is None:
        raise Refused("$", NOT_OURS)
    measures = [_measure(item) for item in _objects(ours.get("item")) if _is_own(item)]
    numbers = {each["id"] for each in measures if each.get("kind") == "number"}
    found: dict[str, Any] = {"person": {}, "measures": measures, "entries": [], "doses": []}
    for resource in _resources(source):
        kind = resource.get("resourceType")
        if kind == "Patient":
            found["person"] = found["person"] or _person(resource)
        elif kind == "QuestionnaireResponse":
            found["entries"].append(_entry(resource, numbers))
        elif kind == "MedicationAdministration":
            found["doses"].append(_dose(resource))
    return {"format": FORMAT, "version": VERSION, **found}


def _resources(source: Source) -> Iterator[dict]:
    """What the entries of a Bundle hold, as they come."""
    for entry in source.json_rows("entry"):
        if isinstance(entry, dict) and isinstance(entry.get("resource"), dict):
            yield entry["resource"]


def _objects(raw) -> list[dict]:
    """The objects of a list; none where there is no list."""
    return [each for each in raw if isinstance(each, dict)] if isinstance(raw, list) else []


def _object(raw) -> dict:
    return raw if isinstance(raw, dict) else {}


def _text(raw) -> str:
    return raw if isinstance(raw, str) else ""


def _said(resource: dict, name: str):
    """The value of one of our own extensions; None where it is not there."""
    for each in _objects(resource.get("extension")):
        if each.get("url") == own_extension(name):
            return next((value for key, value in each.items() if key.startswith("value")), None)
    return None


def _filled(facts: dict) -> dict:
    return {name: value for name, value in facts.items() if value not in (None, "", [], {})}


def _person(patient: dict) -> dict:
    starts = _said(patient, "day-starts-at")
    names = _objects(patient.get("name"))
    numbers = _objects(patient.get("identifier"))
    places = _objects(patient.get("address"))
    return _filled(
        {
            "name": names[0].get("text") if names else None,
            "born": patient.get("birthDate"),
            "health_number": numbers[0].get("value") if numbers else None,
            "timezone": _said(patient, "timezone"),
            "day_starts_at": starts[:5] if isinstance(starts, str) else starts,
            "country": places[0].get("country") if places else None,
        }
    )


def _is_own(item: dict) -> bool:
    return _said(item, "measure-kind") is not None and item.get("linkId") not in BUILT_IN


def _measure(item: dict) -> dict:
    """A measure of the person's own, as its question tells it."""
    systems = [
        _object(option.get("valueCoding")).get("system")
        for option in _objects(item.get("answerOption"))
    ]
    kind = _said(item, "measure-kind")
    scale = SCALES.get(str(systems[0])) if systems else 10
    return _filled(
        {
            "id": of_link_id(str(item.get("linkId"))),
            "name": item.get("text"),
            "kind": kind,
            "scale": None if kind == "number" else scale,
            "retired": _said(item, "measure-retired"),
            "unit": _said(item, "measure-unit"),
        }
    )


def _entry(response: dict, numbers: set) -> dict:
    """One day. A question that we do not know is kept as a rating, and told as none of ours."""
    author = _text(_object(response.get("author")).get("reference"))
    source = _text(_object(response.get("source")).get("reference"))
    facts: dict[str, Any] = {"ratings": {}, "measurements": {}}
    for item in _objects(response.get("item")):
        _put(facts, item, numbers)
    helped = bool(author) and author != source
    facts["recorded_at"] = response.get("authored")
    facts["recorded_by"] = "helper" if helped else None
    return _filled(facts)


def _put(facts: dict[str, Any], item: dict, numbers: set) -> None:
    id, answers = of_link_id(str(item.get("linkId"))), _objects(item.get("answer"))
    values = [_value(answer) for answer in answers]
    if id == "measurements":
        parts = {str(each.get("linkId")): each for each in _objects(item.get("item"))}
        name, value = (_only(parts.get(f"measurements.{part}", {})) for part in ("name", "value"))
        facts["measurements"][of_link_id(str(name))] = value
    elif id in LISTED:
        facts[id] = [of_link_id(each) if isinstance(each, str) else each for each in values]
    elif id in ("day", "crash", "note"):
        facts[id] = values[0] if values else None
    else:
        kept = facts["measurements" if id in numbers else "ratings"]
        kept[id] = _rating(values[0]) if values else None


def _only(item: dict):
    """The value of the only answer of an item."""
    return next((_value(answer) for answer in _objects(item.get("answer"))), None)


def _value(answer: dict):
    """An answer's value; of a coded one its code."""
    value = next((value for key, value in answer.items() if key.startswith("value")), None)
    return value.get("code") if isinstance(value, dict) else value


def _rating(value):
    """A rating in words comes as the code of its number."""
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value


def _dose(resource: dict) -> dict:
    _need_naltrexone(resource)
    when, status = _text(resource.get("effectiveDateTime")), resource.get("status")
    amount = _object(_object(resource.get("dosage")).get("dose"))
    amount = amount or _object(_said(resource, "amount-not-taken"))
    return _filled(
        {
            "day": _said(resource, "day") or when[:10],
            "status": STATUS.get(str(status), status),
            "dose_mg": _mg(amount),
            "timing": _said(resource, "half"),
            "taken_at": when if "T" in when else None,
            "reason": _reason(resource),
        }
    )


def _need_naltrexone(resource: dict) -> None:
    medicine = _object(resource.get("medicationCodeableConcept"))
    codes = {(each.get("system"), each.get("code")) for each in _objects(medicine.get("coding"))}
    if not codes & KNOWN:
        raise Refused("entry", OTHER)


def _mg(amount: dict) -> str:
    """An amount in mg as the diary file has it; in another unit as text, which is refused there."""
    value = amount.get("value")
    if value is None:
        return ""
    return str(value) if amount.get("code") == "mg" else f"{value} {amount.get('unit')}"


def _reason(resource: dict) -> str:
    """Why a dose was not taken: our code, or as it was typed."""
    for each in _objects(resource.get("statusReason")):
        for coded in _objects(each.get("coding")):
            if coded.get("system") == own_system("skip-reason"):
                return _text(coded.get("code"))
        return _text(each.get("text"))
    return ""
