"""The file that a calendar reads, read back by icalendar, vobject and khal."""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace

import pytest
from icalendar import Calendar

from dose.diary.parts import Break
from dose.rules.book import assess
from ldn_tracker.reminders.calendar_file import calendar_text, event_text, uid_of
from ldn_tracker.reminders.events import Event, events
from tests import builders as b
from tests.calendars import by_vobject, expanded, listed, parsed

MARK = "0123456789abcdef0123456789abcdef"
AT = datetime(2026, 9, 1, 3, 4, 5, tzinfo=UTC)
JUNE, TODAY = b.day("2026-06-01"), b.day("2026-09-20")


def wishes(**facts):
    usual = {
        "since": JUNE, "kinds": ["dose"], "title": "Diary", "says_what": False,
        "morning_at": time(9), "night_at": time(22), "check_in_at": time(20),
    }  # fmt: skip
    return SimpleNamespace(**usual | facts)


def file_of(diary, today: date = TODAY, **facts) -> bytes:
    finding = assess(diary, today).finding
    told = events(diary, today, wishes(**facts), finding)
    texts = [event_text(event, MARK, 0, AT) for event in told]
    zone, first = diary.person.timezone, min(event.on for event in told)
    return calendar_text(texts, title="Diary", zone=zone, first=first, refreshes=True)


def nightly(zone: str = b.ZONE, **facts):
    return b.diary(person=b.person(timezone=zone), regimen=[b.regimen(JUNE)], **facts)


CHANGES = [
    ("Pacific/Auckland", "2026-09-26", ["+12:00", "+13:00", "+13:00"]),
    ("Pacific/Auckland", "2027-04-03", ["+13:00", "+12:00", "+12:00"]),
    ("Europe/London", "2026-10-24", ["+01:00", "+00:00", "+00:00"]),
    ("Europe/London", "2027-03-27", ["+00:00", "+01:00", "+01:00"]),
]


@pytest.mark.parametrize(("zone", "first", "offsets"), CHANGES)
def test_a_night_dose_stays_at_its_hour_over_every_change_of_the_clock(zone, first, offsets):
    first = b.day(first)
    days = [first + timedelta(n) for n in range(3)]
    expected = [f"{day} 22:00:00{o}" for day, o in zip(days, offsets, strict=True)]
    assert expanded(file_of(nightly(zone)), first, days[-1]) == expected


@pytest.mark.parametrize(("zone", "first", "offsets"), CHANGES)
def test_khal_lists_the_same_hours(tmp_path, zone, first, offsets):
    days = [b.day(first) + timedelta(n) for n in range(3)]
    found = listed(file_of(nightly(zone)), tmp_path, zone, days[0], 3)
    assert found == [f"{day} 22:00 Diary" for day in days]


@pytest.mark.parametrize(("zone", "first", "offsets"), CHANGES)
def test_the_file_itself_says_when_the_clock_changes(zone, first, offsets):
    (rules,) = [
        part
        for part in Calendar.from_ical(file_of(nightly(zone))).walk()
        if part.name == "VTIMEZONE"
    ]
    own = rules.to_tz()
    evening = [datetime.combine(b.day(first) + timedelta(n), time(22), own) for n in range(3)]
    assert [str(each)[-6:] for each in evening] == offsets


def test_a_dose_after_midnight_is_on_the_next_date():
    file = file_of(nightly(), night_at=time(0, 30))
    first = b.day("2026-06-01")
    assert expanded(file, first, first + timedelta(1)) == ["2026-06-02 00:30:00+12:00"]


def test_its_last_one_is_after_midnight_too():
    off = Break(start=b.day("2026-10-01"), until=None)
    file = file_of(nightly(breaks=[off]), night_at=time(0, 30))
    last = b.day("2026-09-30")
    assert expanded(file, last, last + timedelta(5)) == [
        "2026-09-30 00:30:00+13:00",
        "2026-10-01 00:30:00+13:00",
    ]


def test_a_day_that_starts_at_midnight_keeps_half_past_twelve_on_its_own_date():
    person = b.person(day_starts_at=time(0))
    diary = b.diary(person=person, regimen=[b.regimen(JUNE)])
    file = file_of(diary, night_at=time(0, 30))
    assert expanded(file, JUNE, JUNE) == ["2026-06-01 00:30:00+12:00"]


def test_a_change_of_dose_and_time_is_followed(tmp_path):
    rows = [b.regimen(JUNE), b.regimen(b.day("2026-09-23"), "3.0", "morning", "insomnia")]
    file = file_of(b.diary(regimen=rows))
    assert listed(file, tmp_path, b.ZONE, b.day("2026-09-22"), 3) == [
        "2026-09-22 22:00 Diary",
        "2026-09-23 09:00 Diary",
        "2026-09-24 09:00 Diary",
    ]


def test_a_break_is_left_out(tmp_path):
    off = Break(start=b.day("2026-09-25"), until=b.day("2026-09-27"))
    file = file_of(nightly(breaks=[off]))
    assert listed(file, tmp_path, b.ZONE, b.day("2026-09-24"), 5) == [
        "2026-09-24 22:00 Diary",
        "2026-09-28 22:00 Diary",
    ]


def test_every_second_day_over_a_change_of_the_clock(tmp_path):
    taken = [b.dose(b.day("2026-09-19"))]
    file = file_of(b.diary(regimen=[b.regimen(JUNE, every_days=2)], doses=taken))
    assert listed(file, tmp_path, b.ZONE, b.day("2026-09-25"), 5) == [
        "2026-09-25 22:00 Diary",
        "2026-09-27 22:00 Diary",
        "2026-09-29 22:00 Diary",
    ]


def test_two_libraries_read_the_same():
    rows = [b.regimen(JUNE, "3.0", "both"), b.regimen(b.day("2026-10-01"), "4.5", "night")]
    diary = b.diary(plan=b.plan(), regimen=rows, doses=b.doses(JUNE, b.day("2026-09-19"), "3.0"))
    file = file_of(diary, kinds=["dose", "check_in", "dates"])
    ours = [(str(e["uid"]), str(e["summary"]), e.start.isoformat()) for e in parsed(file)]
    theirs = [(uid, said, start.isoformat()) for uid, said, start, _ in by_vobject(file)]
    assert (theirs, len(ours)) == (ours, 5)
    assert [alarms for *_, alarms in by_vobject(file)] == [1] * 5


def test_every_event_rings_and_blocks_no_time():
    file = file_of(nightly(plan=b.plan()), kinds=["dose", "check_in", "dates"])
    said = {(str(e["class"]), str(e["transp"]), str(e["summary"])) for e in parsed(file)}
    assert said == {("PRIVATE", "TRANSPARENT", "Diary")}
    triggers = [str(e.subcomponents[0]["trigger"].to_ical().decode()) for e in parsed(file)]
    assert triggers == ["P0D", "P0D", "PT9H"]


def test_a_whole_day_rings_at_nine_in_the_morning():
    event = Event(key="visit", title="Diary", on=b.day("2026-10-01"))
    text = event_text(event, MARK, 0, AT)
    assert "DTSTART;VALUE=DATE:20261001\r\nDTEND;VALUE=DATE:20261002\r\n" in text
    assert "TRIGGER:PT9H\r\n" in text


def test_no_word_of_what_it_is_about_stands_in_the_file_unless_it_was_asked_for():
    diary = nightly(plan=b.plan(), visit=b.Visit(on=b.day("2026-10-01")))
    kinds = ["dose", "check_in", "dates"]
    quiet = file_of(diary, kinds=kinds).decode().lower()
    told = file_of(diary, kinds=kinds, says_what=True).decode().lower()
    words = ("ldn", "dose", "naltrexone", "step", "visit", "mg", "night")
    assert [word for word in words if word in quiet] == []
    assert [word for word in words if word in told] == ["ldn", "step", "visit", "night"]


def test_words_of_the_person_are_escaped():
    file = file_of(nightly(), title="Tea; milk, \\ and\nBEGIN:VEVENT")
    assert [str(e["summary"]) for e in parsed(file)] == ["Tea; milk, \\ and\nBEGIN:VEVENT"]
    assert len(by_vobject(file)) == 1


# A snapshot: a calendar that knows an event by another UID would show it twice. Never change it.
UIDS = {
    "dose 2026-06-01 night": "d5e13f96-741c-57f4-942d-a7e33e85247c",
    "dose 2026-06-01 morning": "b6946436-8fb3-5a7b-ad61-a0a4d0ec4392",
    "dose 2026-06-01 night 1": "dd084283-2dd6-542e-b14b-c4176d0aefe2",
    "check-in": "ac32a7d9-2345-57d1-af1a-627525326716",
    "next-step": "483d8d19-2697-56ac-be80-2c32b53db18f",
    "look-again": "1d193e84-ffba-52c0-8701-29ecd433c393",
    "visit": "e3e413b1-83a3-505f-aaf3-4369b13fbd96",
    "order-by": "bb96983b-87a5-56c9-84df-d39686b2c0f4",
    "due-in": "2ca02df3-9723-5427-a833-fad7efa8ac87",
    "script-ends": "4e17d8eb-eb77-54ab-b0cf-f47a79770cf8",
}


@pytest.mark.parametrize(("key", "uid"), UIDS.items())
def test_the_uid_of_an_event_is_the_same_for_ever(key, uid):
    assert str(uid_of(key, MARK)) == uid
