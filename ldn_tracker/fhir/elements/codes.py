"""The codes of the FHIR files: those of others that were verified, and our own (docs/fhir.md).

What has no verified code is told as text. A code of another system is added here only with a source
that holds it; `docs/fhir.md` lists each, and a test compares.
"""

from collections.abc import Mapping

SNOMED = "http://snomed.info/sct"
LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
ATC = "http://www.whocc.no/atc"
DMD = "https://dmd.nhs.uk"
HL7 = "http://terminology.hl7.org/CodeSystem"
EXTENSIONS = "http://hl7.org/fhir/StructureDefinition"
# Ours. The name is reserved (RFC 2606) and leads nowhere, so that no system asks anybody for it.
OURS = "https://ldn-tracker.invalid/fhir"

Code = tuple[str, str, str]  # system, code, display

NALTREXONE: tuple[Code, ...] = (
    (SNOMED, "373546002", "Naltrexone"),
    (RXNORM, "7243", "naltrexone"),
    (DMD, "87617007", "Naltrexone"),
    (ATC, "N07BB04", "naltrexone"),
)
MEASURES: Mapping[str, Code] = {  # by the ids of `journal/scales.py`; the others have none
    "fatigue": (SNOMED, "84229001", "Fatigue"),
    "pain": (SNOMED, "22253000", "Pain"),
    "dizziness": (SNOMED, "404640003", "Dizziness"),
    "sedation": (SNOMED, "271782001", "Drowsy"),
    "nausea": (SNOMED, "422587007", "Nausea"),
    "headache": (SNOMED, "25064002", "Headache"),
}
DOCUMENT: Code = (LOINC, "60591-5", "Patient summary Document")
ALERTS: Code = (LOINC, "104605-1", "Alert")
MEDICATIONS: Code = (LOINC, "10160-0", "History of Medication use Narrative")
ALLERGIES: Code = (LOINC, "48765-2", "Allergies and adverse reactions Document")
PROBLEMS: Code = (LOINC, "11450-4", "Problem list - Reported")
STORY: Code = (LOINC, "81338-6", "Patient Goals, preferences, and priorities for care experience")

SYSTEMS: Mapping[str, str] = {  # our own code systems, and what their codes are
    "measure": "What is rated: an id of the program, or of a measure of the person's own",
    "rating-0-4": "A rating in words: 0 none, 1 mild, 2 moderate, 3 severe, 4 very severe",
    "rating-0-3": "A rating in words: 0 none, 1 mild, 2 moderate, 3 severe",
    "question": "A question of the check-in that is no rating",
    "factor": "What else could explain a day",
    "alert": "A warning sign that the person marked, or what the record shows",
    "skip-reason": "Why a dose was not taken",
    "number": "What a number of a table counts",
    "section": "A section of the summary that has no verified code",
    "condition": "A dated fact that bears on safety",
}
NUMBERS: Mapping[str, str] = {  # the codes of the system "number"
    "days": "Days",
    "days-recorded": "Days recorded",
    "days-with-a-dose": "Days with a dose recorded",
    "doses-due": "Doses due by the plan",
    "crash-days": "Crash days",
    "median": "Median",
    "lower-quartile": "Lower quartile",
    "upper-quartile": "Upper quartile",
    "days-rated": "Days rated",
    "days-moderate": "Days rated moderate or more",
    "worst": "Worst rating",
    "days-with-this-amount": "Days with this amount recorded",
    "days-not-taken": "Days marked not taken",
    "days-nothing-recorded": "Days with nothing recorded",
}


def own_system(name: str) -> str:
    """The address of one of our own code systems."""
    return f"{OURS}/CodeSystem/{name}"


def own_extension(name: str) -> str:
    """The address of one of our own extensions."""
    return f"{OURS}/StructureDefinition/{name}"
