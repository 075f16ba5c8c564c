"""The export of Apple Health: export.xml, or the zip that holds it, read as it comes (pure).

Only symptoms and medications are taken; hundreds of thousands of heart beats go by. Nothing is kept
of what went by, and an XML with entities is refused.
"""

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO
from xml.parsers.expat import ExpatError
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.sax import make_parser

from ldn_tracker.transfer.brought.dates import Dates, moment
from ldn_tracker.transfer.brought.format import Asking, Format, worst
from ldn_tracker.transfer.brought.ldn import counted, is_ldn, skipped
from ldn_tracker.transfer.brought.places import Levels, measure_of
from ldn_tracker.transfer.brought.rows import Born, Odd, Other, Rating, Raw, Row
from ldn_tracker.transfer.brought.source import Source
from ldn_tracker.transfer.values import Refused

ID = "apple-health"
CHUNK = 256 * 1024  # bytes
DEEPEST = 50  # elements in each other; an export has four
LONGEST = 1024 * 1024  # bytes without a new element; an export has a few hundred
SYMPTOM, SEVERITY = "HKCategoryTypeIdentifier", "HKCategoryValueSeverity"
UNSPECIFIED = "Unspecified"  # it was there, and how bad it was is not said
STEPS = {"NotPresent": 0, "Mild": 1, "Moderate": 2, "Severe": 3}
LEVELS = Levels((0, 3.3, 6.7, 10), (0, 1, 2, 3))
AS_HEALTH_HAS_IT = {UNSPECIFIED: 0, "NotPresent": 1, "Mild": 2, "Moderate": 3, "Severe": 4}
BY_NUMBER = {str(number): name for name, number in AS_HEALTH_HAS_IT.items()}
SYMPTOMS = {
    "AbdominalCramps", "Acne", "AppetiteChanges", "BladderIncontinence", "Bloating", "BreastPain",
    "ChestTightnessOrPain", "Chills", "Constipation", "Coughing", "Diarrhea", "Dizziness",
    "DrySkin", "Fainting", "Fatigue", "Fever", "GeneralizedBodyAche", "HairLoss", "Headache",
    "Heartburn", "HotFlashes", "LossOfSmell", "LossOfTaste", "LowerBackPain", "MemoryLapse",
    "MoodChanges", "Nausea", "NightSweats", "PelvicPain", "RapidPoundingOrFlutteringHeartbeat",
    "RunnyNose", "ShortnessOfBreath", "SinusCongestion", "SkippedHeartbeat", "SleepChanges",
    "SoreThroat", "VaginalDryness", "Vomiting", "Wheezing",
}  # fmt: skip
CHANGES = frozenset(("AppetiteChanges", "MoodChanges", "SleepChanges"))  # no severity, a direction
PRESENCE = {
    "NotPresent": 0,
    "Present": 1,
    "NoChange": 1,
    "Decreased": 2,
    "Increased": 3,
    "Unspecified": 0,
}
DOSE, STATUS = "MedicationDoseEvent", "HKMedicationDoseEventLogStatus"
# Nobody has seen a dose in an export yet: under these names it would be found.
MEDICATION = ("medication", "medicationName", "displayText", "displayName", "name")
AMOUNT = ("dosage", "doseQuantity", "quantity", "dose")
SAID = ("logStatus", "status", "value")
WHEN = ("startDate", "date", "scheduledDate")


def is_one(source: Source) -> bool:
    """Whether a file is an export of Apple Health, packed or not."""
    if source.is_xml:
        return b"<HealthData" in source.head or b"HealthData [" in source.head
    return any(member.filename.startswith("apple_health_export/") for member in source.members)


def rows(source: Source, asking: Asking) -> Iterator[Row]:
    """The symptoms and medications, as they go by."""
    packed = [each for each in source.members if each.filename.endswith(".xml")]
    largest = max(packed, key=lambda each: each.file_size, default=None)
    if source.is_zip and largest is None:
        raise Refused("$", "is a zip file without an export.xml of Apple Health")
    with source.opened(largest) as stream:
        yield from _streamed(stream, asking)


def _streamed(stream: BinaryIO, asking: Asking) -> Iterator[Row]:
    parser = make_parser()
    records = Records(parser)
    parser.setContentHandler(records)
    line = "?"
    try:
        while chunk := stream.read(CHUNK):
            parser.feed(chunk)
            records.need_an_element(len(chunk))
            line = parser.getLineNumber()
            for found in records.taken():
                yield from _rows(*found, asking)
        parser.close()
    except DefusedXmlException as error:
        raise Refused(f"line {line}", "declares entities, which no export does") from error
    except (SAXException, ExpatError, OSError) as error:
        raise Refused("$", f"is not whole, or no XML, after line {line}") from error


class Records(ContentHandler):
    """Keeps of the elements going by those that matter, until they are taken.

    What would fill the memory of the parser itself, elements in elements and values without an end,
    is refused: a small zip can unpack to many gigabytes of it.
    """

    def __init__(self, parser):
        super().__init__()
        self.parser = parser
        self.found: list[tuple[int, str, dict[str, str]]] = []
        self.depth, self.since = 0, 0

    def startElement(self, name, attrs):
        """An element with its attributes."""
        self.since, self.depth = 0, self.depth + 1
        if self.depth > DEEPEST:
            raise SAXException("nested too deeply")
        if name == "Record":
            kind = attrs.get("type", "")
            if not (kind.startswith(SYMPTOM) or DOSE in kind):
                return
        elif not (name == "Me" or DOSE in name):
            return
        self.found.append((self.parser.getLineNumber(), name, dict(attrs.items())))

    def endElement(self, name):
        """The end of an element."""
        self.depth -= 1

    def need_an_element(self, size: int) -> None:
        """Refuse what has gone on for too long, `size` bytes more, without a new element."""
        self.since += size
        if self.since > LONGEST:
            raise SAXException("one value without an end")

    def taken(self) -> list[tuple[int, str, dict[str, str]]]:
        """What was found since it was last asked."""
        found, self.found = self.found, []
        return found


def _rows(line: int, name: str, record: dict[str, str], asking: Asking) -> Iterator[Row]:
    kind = record.get("type", name)
    if name == "Me":
        yield from _born(line, record.get("HKCharacteristicTypeIdentifierDateOfBirth", ""))
    elif DOSE in kind or DOSE in name:
        yield from _dose(line, record, asking)
    elif (symptom := kind.removeprefix(SYMPTOM)) in SYMPTOMS:
        yield from _symptom(line, symptom, record, asking)


def _born(line: int, day: str) -> Iterator[Row]:
    try:
        yield Born(line, date.fromisoformat(day))
    except ValueError:
        return  # most say nothing


def _symptom(line: int, symptom: str, record: dict[str, str], asking: Asking) -> Iterator[Row]:
    name = _words(symptom)
    said = record.get("value", "")
    try:
        when = moment(Dates(), record.get("startDate", ""), asking.clock)
    except ValueError as error:
        yield Odd(line, None, f"{name} {record.get('startDate', '')}", str(error))
        return
    at = f"{when.wall:%H:%M}" if when.wall else ""
    if symptom in CHANGES:
        change = next((word for word in PRESENCE if said.endswith(word)), "")
        if change:
            yield Raw(line, when.day, name, PRESENCE[change], at=at)
            return
    level = said.removeprefix(SEVERITY)
    level = BY_NUMBER.get(level, level)
    if level not in AS_HEALTH_HAS_IT:
        yield Odd(line, when.day, f"{name} {said}", f"{name}: {said or 'nothing'} is no severity")
        return
    if level != UNSPECIFIED:
        measure = measure_of(ID, name)
        yield Rating(line, when.day, measure, LEVELS.on(measure, STEPS[level]))
    yield Raw(line, when.day, name, AS_HEALTH_HAS_IT[level], at=at)


def _dose(line: int, record: dict[str, str], asking: Asking) -> Iterator[Row]:
    name = _first(record, MEDICATION)
    status = _first(record, SAID).removeprefix(STATUS).casefold()
    try:
        when = moment(Dates(), _first(record, WHEN), asking.clock)
    except ValueError as error:
        yield Odd(line, None, f"{name} {_first(record, WHEN)}", str(error))
        return
    if not is_ldn(name):
        if status == "taken":
            yield Other(line, when.day, name)
    elif status == "skipped":
        yield skipped(line, when)
    elif status == "taken":
        many, unit = _first(record, AMOUNT), record.get("unit", "")
        if row := counted(line, when, name, many, unit, asking.answers):
            yield row


def _first(record: dict[str, str], names: tuple[str, ...]) -> str:
    return next((record[name] for name in names if record.get(name)), "")


def _words(symptom: str) -> str:
    """ "Generalized body ache" for GeneralizedBodyAche."""
    spaced = "".join(f" {letter}" if letter.isupper() else letter for letter in symptom).strip()
    return spaced.capitalize()


FORMAT = Format(ID, "Apple Health", is_one, rows, several=worst)
