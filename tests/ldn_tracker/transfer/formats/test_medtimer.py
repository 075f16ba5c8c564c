"""MedTimer's backup and CSV: translated headers, unescaped semicolons, amounts as text."""

import json

import pytest

from tests.ldn_tracker.transfer.formats.brought import (
    asked,
    doses,
    left_out,
    medicines,
    notes,
    read,
    real,
)  # fmt: skip

HEADER = "Reminded;Name;Dosage;Taken;Tags;Interval;Notes;Reminded (ISO 8601);Taken (ISO 8601)"
GERMAN = (
    "Erinnert;Name;Dosis;Genommen;Tags;Intervall;Notizen;Erinnert (ISO 8601);Genommen (ISO 8601)"
)
TAKEN = "2026-05-15T10:00:00Z;2026-05-15T10:02:00Z"  # 22:00 in Auckland


def export(*rows: str, header: str = HEADER) -> str:
    return "\n".join([header, *rows])


def test_what_was_taken_is_a_dose_on_the_persons_clock():
    (dose,) = read(export(f"5/15/26;LDN;1.5mg;x;;0:00;;{TAKEN}")).diary.doses
    assert (str(dose.day), str(dose.dose_mg), dose.timing) == ("2026-05-15", "1.5", "night")
    assert dose.taken_at.isoformat() == "2026-05-15T22:02:00+12:00"


def test_headers_may_be_in_any_language():
    assert len(doses(export(f"15.5.26;LDN;1,5mg;x;;0:00;;{TAKEN}", header=GERMAN))) == 1


def test_an_open_row_says_nothing():
    assert doses(export("5/15/26;LDN;1.5mg;;;0:00;;2026-05-15T10:00:00Z;")) == []


def test_a_semicolon_and_a_line_break_in_a_note_are_recovered():
    file = export(
        f"5/15/26;LDN;1.5mg;x;;0:00;tired; very;{TAKEN}",
        f"5/16/26;LDN;3 mg;x;;0:00;one\ntwo;{TAKEN.replace('05-15', '05-16')}",
    )
    assert [mg for _, _, mg, _ in doses(file)] == ["1.5", "3"]
    assert notes(file) == {"2026-05-15": "tired; very", "2026-05-16": "one two"}


def test_a_row_that_is_cut_off_is_left_out_and_takes_nothing_along():
    file = export("5/15/26;LDN;1.5mg", f"5/16/26;LDN;3 mg;x;;0:00;;{TAKEN}", "5/17/26;LDN")
    assert [mg for _, _, mg, _ in doses(file)] == ["3"]
    why = "is no whole row, which ends with two moments"
    assert left_out(file) == [
        f"line 2: {why} [5/15/26; LDN; 1.5mg]",
        f"line 4: {why} [5/17/26; LDN]",
    ]


def test_a_moment_that_never_was_is_left_out():
    (row,) = left_out(export(f"5/15/26;LDN;3 mg;x;;0:00;;{TAKEN.replace('T10', 'T77')}"))
    assert "is not a time of day that we can read" in row


def test_a_count_asks_for_mg_once_and_offers_what_the_name_says():
    file = export(*(f"x;LDN (4.5 mg);1;x;;0:00;;{TAKEN.replace('15T', f'{n}T')}" for n in (15, 16)))
    (question,) = read(file).questions
    assert (question.id, question.likely) == ("mg:ldn (4.5 mg)", "4.5")
    assert [mg for _, _, mg, _ in doses(file, **{"mg:ldn (4.5 mg)": "4.5"})] == ["4.5", "4.5"]


def test_an_amount_with_a_slip_asks_and_is_never_guessed():
    file = export(f"x;LDN;500μgg;x;;0:00;;{TAKEN}")
    assert (doses(file), asked(file)) == ([], ["mg:ldn"])


@pytest.mark.parametrize(
    ("amount", "why"), [("some", "LDN: some is not an amount"), ("", "LDN has no amount")]
)
def test_an_amount_that_is_none_is_left_out(amount, why):
    found = left_out(export(f"x;LDN;{amount};x;;0:00;;{TAKEN}"))
    assert found == [f"line 2 (2026-05-15): {why} [{f'LDN {amount}'.strip()}]"]


@pytest.mark.parametrize(
    ("at", "why"),
    [
        ("9999-05-15T10:02:00Z", "is not a day between 1900 and 2199"),
        ("2026-02-30T10:02:00Z", "is not a day that we can read"),
        ("2026-05-15T99:02:00Z", "is not a time of day that we can read"),
    ],
)
def test_a_time_that_is_none_is_left_out(at, why):
    file = export(f"x;LDN;1.5mg;x;;0:00;;2026-05-15T10:00:00Z;{at}")
    assert [each.reason for each in read(file).left_out] == [f"“{at}” {why}"]


def backup(*events: dict) -> str:
    return json.dumps({"medicines": {"list": []}, "events": {"version": 9, "list": events}})


def event(
    status: str, amount: str = "1.5 mg", name: str = "LDN (1/2)", at: int = 1778839200
) -> dict:
    return {
        "amount": amount, "medicineName": name, "processedTimestamp": at + 120,
        "remindedTimestamp": at, "reminderId": 1, "status": status,
    }  # fmt: skip


def test_a_backup_tells_taken_from_skipped_and_from_open():
    file = backup(event("TAKEN"), event("SKIPPED", at=1778839200 + 86400), event("RAISED"))
    assert doses(file) == [
        ("2026-05-15", "taken", "1.5", "night"), ("2026-05-16", "skipped", None, "night"),
    ]  # fmt: skip


def test_an_event_without_its_times_is_left_out():
    assert [each.path for each in read(backup({"status": "TAKEN"}, event("TAKEN"))).left_out] == [
        "events[0]"
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"medicines": 1},
        {"medicines": {"list": [1, {}, {"reminders": 1}, {"medicine": 1, "reminders": [1]}]}},
        {"events": {"list": [event("TAKEN") | {"processedTimestamp": 1e400}]}},
    ],
)
def test_a_backup_that_was_altered_is_read_as_far_as_it_goes(wrong):
    file = json.dumps(json.loads(backup(event("TAKEN"))) | wrong)
    assert medicines(file) == []


def test_other_medicines_are_listed_with_the_day_they_were_last_taken():
    file = backup(
        event("TAKEN", name="Codeine"), event("TAKEN", name="Codeine", at=1778839200 + 86400)
    )
    assert medicines(file) == [("Codeine", "2026-05-16")]


def test_the_real_backup_has_four_medicines_and_no_dose():
    assert [name for name, _ in medicines(real("medtimer/medtimer_fullBackup.json"))] == [
        "B12 (500µg)", "Ginseng (200mg)", "Omega 3 (EPA/DHA 500mg)", "Selen (200 µg)",
    ]  # fmt: skip


def test_the_real_csv_is_read():
    file = real("medtimer/medtimer_events_from_unit_test.csv")
    assert (medicines(file), left_out(file)) == ([("Medicine 1", "2021-05-03")], [])


def test_the_real_list_of_medicines_is_read():
    assert medicines(real("medtimer/medtimer_validReminderExport.json")) == [("Medicine A", None)]
