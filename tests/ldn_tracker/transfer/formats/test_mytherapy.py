"""MyTherapy's CSV: units in any language, rows twice, a BOM."""

import pytest

from tests.ldn_tracker.transfer.formats.brought import asked, doses, left_out, notes, numbers, read

HEADER = "actual_date,scheduled_date,type,name,value,unit,status,note"


def export(*rows: str) -> str:
    return "\n".join([HEADER, *rows])


def drug(
    day: str = "2026-05-15", status: str = "confirmed", unit: str = "-", name: str = "LDN"
) -> str:
    return f"{day} 22:05:00,{day} 22:00:00,drug,{name},1.00,{unit},{status},"


@pytest.mark.parametrize("unit", ["-", "comprimido(s)", "Tablette(n)", "gota(s)"])
def test_a_value_counts_units_and_mg_are_asked_for_once(unit):
    file = export(drug(unit=unit), drug("2026-05-16", unit=unit))
    assert asked(file) == ["mg:ldn"]
    assert [mg for _, _, mg, _ in doses(file, **{"mg:ldn": "4,5"})] == ["4.5", "4.5"]


def test_a_value_in_mg_asks_nothing():
    assert doses(export(drug(unit="mg"))) == [("2026-05-15", "taken", "1", "night")]


def test_a_rejected_dose_was_skipped_and_its_amount_counts_for_nothing():
    assert doses(export(drug(status="rejected"))) == [("2026-05-15", "skipped", None, "night")]


def test_a_row_that_stands_twice_counts_once():
    once = drug(unit="mg")
    file = "\ufeff" + export(once, once, once.replace("22:00:00", "21:55:00"))
    assert len(doses(file)) == 1


def test_two_doses_of_a_day_count_twice():
    assert len(doses(export(drug(unit="mg"), drug(unit="mg").replace("22:05", "08:05")))) == 2


def test_what_was_measured_is_kept_raw_and_what_was_done_as_words():
    file = export(
        "2026-05-15 08:00:00,,measurement,Weight,70.5,kg,confirmed,after a walk",
        "2026-05-15 09:00:00,,activity,Yoga,,,confirmed,",
    )
    assert numbers(file) == {"2026-05-15": {"mytherapy:Weight 08:00": 70.5}}
    assert notes(file) == {"2026-05-15": "after a walk\nActivity: Yoga"}


def test_another_medicine_is_no_dose():
    assert read(export(drug(name="Prednison"))).diary.medicines[0].name == "Prednison"


def test_an_unknown_status_is_left_out_and_listed():
    assert left_out(export(drug(status="perhaps", unit="mg"))) == [
        "line 2 (2026-05-15): LDN: “perhaps” says neither taken nor skipped [LDN perhaps]"
    ]
