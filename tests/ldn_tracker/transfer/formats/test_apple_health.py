"""Apple Health: symptoms and medications out of a stream, packed or not; no entities."""

import io
import zipfile

import pytest

from ldn_tracker.transfer.values import Refused
from tests.ldn_tracker.transfer.formats.brought import (
    doses,
    medicines,
    numbers,
    ratings,
    read,
    real,
)

HEAD = '<?xml version="1.0"?>\n<!DOCTYPE HealthData [\n<!ELEMENT HealthData (Me)>\n]>\n'


def record(kind: str, value: str, at: str = "2026-05-15 21:00:00 +1200") -> str:
    return (
        f'<Record value="{value}" type="HKCategoryTypeIdentifier{kind}" sourceName="Health"'
        f' creationDate="{at}" startDate="{at}" endDate="{at}"><MetadataEntry key="a"/></Record>'
    )


def severity(kind: str, level: str, **more) -> str:
    return record(kind, f"HKCategoryValueSeverity{level}", **more)


def export(*records: str) -> str:
    beat = '<Record type="HKQuantityTypeIdentifierHeartRate" value="72" startDate="x"/>'
    body = "\n".join([beat, *records, beat])
    return f'{HEAD}<HealthData locale="en_NZ">\n{body}\n</HealthData>\n'


def packed(text: str, name: str = "apple_health_export/export.xml") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("apple_health_export/export_cda.xml", "<a/>")
        zipped.writestr(name, text)
    return file.getvalue()


@pytest.mark.parametrize(
    ("level", "rating", "raw"),
    [("NotPresent", 0, 1), ("Mild", 3.3, 2), ("Moderate", 6.7, 3), ("Severe", 10, 4)],
)
def test_a_severity_is_put_on_the_scale_of_ten_and_kept_raw(level, rating, raw):
    file = export(severity("Fatigue", level))
    assert ratings(file) == {"2026-05-15": {"fatigue": rating}}
    assert numbers(file) == {"2026-05-15": {"apple-health:Fatigue 21:00": raw}}


def test_a_side_effect_that_is_ours_keeps_its_level():
    assert ratings(export(severity("Nausea", "Severe"))) == {"2026-05-15": {"nausea": 3}}


def test_another_symptom_is_a_measure_of_ones_own():
    (measure,) = read(export(severity("GeneralizedBodyAche", "Mild"))).diary.measures
    assert (measure.id, measure.name) == (
        "apple-health-generalized-body-ache",
        "Generalized body ache",
    )


def test_present_without_a_severity_has_no_rating():
    file = export(severity("Headache", "Unspecified"))
    assert (ratings(file), numbers(file)) == (
        {"2026-05-15": {}}, {"2026-05-15": {"apple-health:Headache 21:00": 0}},
    )  # fmt: skip


def test_a_change_of_sleep_is_no_severity():
    file = export(record("SleepChanges", "HKCategoryValuePresencePresent"))
    assert (ratings(file)["2026-05-15"], read(file).left_out) == ({}, ())


def test_of_several_of_a_day_the_worst_counts():
    file = export(severity("Fatigue", "Severe"), severity("Fatigue", "Mild"))
    assert ratings(file) == {"2026-05-15": {"fatigue": 10}}


def test_a_record_in_the_night_is_of_the_day_before_on_its_own_clock():
    file = export(severity("Fatigue", "Mild", at="2026-05-16 03:33:34 +0200"))
    assert list(ratings(file)) == ["2026-05-15"]


def test_a_packed_export_says_the_same_whatever_its_name():
    text = export(severity("Fatigue", "Mild"))
    for name in ("apple_health_export/export.xml", "apple_health_export/Exportación.xml"):
        assert ratings(packed(text, name)) == ratings(text)


def test_an_odd_value_is_left_out_with_its_line():
    (left,) = read(export(severity("Fatigue", "Terrible"), severity("Pain", "x"))).left_out
    assert (left.path, left.day.isoformat(), left.values) == (
        "line 7", "2026-05-15", "Fatigue HKCategoryValueSeverityTerrible",
    )  # fmt: skip


def test_the_date_of_birth_tells_whose_it_is():
    file = export('<Me HKCharacteristicTypeIdentifierDateOfBirth="1981-05-02"/>')
    assert str(read(file).diary.person.born) == "1981-05-02"


def test_a_dose_would_be_found():
    said = '<MedicationDoseEvent medication="{}" logStatus="HKMedicationDoseEventLogStatus{}"'
    said += ' dosage="1.5" unit="mg" startDate="2026-05-15 22:00:00 +1200"/>'
    file = export(said.format("LDN", "Taken"), said.format("Codeine", "Taken"),
                  said.format("LDN", "NotLogged"))  # fmt: skip
    assert doses(file) == [("2026-05-15", "taken", "1.5", "night")]
    assert medicines(file) == [("Codeine", "2026-05-15")]


ENTITY = (
    '<!DOCTYPE HealthData [<!ENTITY x SYSTEM "file:///etc/passwd">]><HealthData>&x;</HealthData>'
)


@pytest.mark.parametrize("text", [ENTITY, export()[:-20], "<HealthData><a></b></HealthData>"])
def test_what_is_not_whole_or_declares_entities_is_refused(text):
    with pytest.raises(Refused):
        read(text)


def test_the_real_export_has_no_symptoms_and_a_date_of_birth():
    diary = read(real("applehealth/dogsheep_export.xml")).diary
    assert (diary.entries, str(diary.person.born)) == ((), "1990-02-02")
