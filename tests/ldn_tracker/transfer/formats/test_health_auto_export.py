"""Health Auto Export's medications: counts, skips with amounts, offsets that change."""

import json

import pytest

from tests.ldn_tracker.transfer.formats.brought import asked, doses, medicines, read

HEADER = (
    "Date,Scheduled Date,Medication,Nickname,Dosage,Scheduled Dosage,Unit,Status,Archived,Codings"
)


def row(
    status: str = "Taken", at: str = "2026-05-15 21:38:00 +1200", name: str = "LDN", **more
) -> str:
    due = more.get("due", "2026-05-15 22:00:00 +1200")
    many, unit = more.get("many", "1.0"), more.get("unit", "count")
    return f"{at},{due},{name},{name},{many},1.0,{unit},{status},Yes,"


def export(*rows: str) -> str:
    return "\n".join([HEADER, *rows])


ONE = {"mg:ldn": "1.5"}


def test_a_count_asks_for_mg_once_and_archived_medicines_count():
    file = export(row(), row(at="2026-05-16 21:38:00 +1200"))
    assert asked(file) == ["mg:ldn"]
    assert [mg for _, _, mg, _ in doses(file, **ONE)] == ["1.5", "1.5"]


def test_a_changed_amount_is_what_was_taken():
    assert doses(export(row(many="2.0")), **ONE)[0][2] == "3"


def test_mg_ask_nothing():
    assert doses(export(row(unit="mg", many="4.5"))) == [("2026-05-15", "taken", "4.5", "night")]


def test_a_skip_has_no_amount_and_the_day_it_was_due():
    file = export(row("Skipped", at="2026-05-16 09:00:00 +1200"))
    assert doses(file, **ONE) == [("2026-05-15", "skipped", None, "night")]


def test_a_skip_and_a_dose_of_the_same_minute_are_a_dose():
    file = export(row("Skipped"), row(due="", at="2026-05-15 21:38:40 +1200"))
    assert [status for _, status, _, _ in doses(file, **ONE)] == ["taken"]


def test_a_skip_and_a_later_dose_are_both_told():
    file = export(row("Skipped"), row(due="", at="2026-05-15 23:10:00 +1200"))
    assert sorted(status for _, status, _, _ in doses(file, **ONE)) == ["skipped", "taken"]


@pytest.mark.parametrize(
    "status", ["Snoozed", "Not Interacted", "Not Logged", "Notification Not Sent"]
)
def test_what_was_not_answered_says_nothing(status):
    assert doses(export(row(status)), **ONE) == []


def test_each_dose_is_on_the_clock_of_its_own_offset():
    file = export(
        row(at="2026-04-04 23:30:00 +1300", due=""), row(at="2026-04-05 23:30:00 +1200", due=""),
        row(at="2026-05-20 23:30:00 +0100", due=""),
    )  # fmt: skip
    found = read(file, **ONE).diary.doses
    assert [(str(d.day), d.utc_offset, d.timing) for d in found] == [
        ("2026-04-04", 780, "night"), ("2026-04-05", 720, "night"), ("2026-05-20", 60, "night"),
    ]  # fmt: skip


def test_json_says_the_same():
    said = {
        "displayText": "LDN", "start": "2026-05-15 21:38:00 +1200", "dosage": 1, "units": "count",
        "scheduledDate": "2026-05-15 22:00:00 +1200", "status": "Taken", "isArchived": True,
    }  # fmt: skip
    skipped = said | {"status": "Skipped", "start": "2026-05-16 22:10:00 +1200",
                      "scheduledDate": "2026-05-16 22:00:00 +1200"}  # fmt: skip
    other = said | {"displayText": "Codeine"}
    file = json.dumps({"data": {"medications": [said, skipped, other, "odd"]}})
    assert doses(file, **ONE) == [
        ("2026-05-15", "taken", "1.5", "night"), ("2026-05-16", "skipped", None, "night"),
    ]  # fmt: skip
    assert medicines(file) == [("Codeine", "2026-05-15")]
    assert [each.path for each in read(file).left_out] == ["data.medications[3]"]
