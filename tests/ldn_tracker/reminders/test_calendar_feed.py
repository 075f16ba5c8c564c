"""The address that a calendar reads: who gets in, what it says, and that only changes are told."""

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.db import OperationalError
from django.test import Client

from dose import actions as dose_actions
from journal.actions import erase_person, update_person
from journal.models import CalendarLink
from journal.reminders import actions, queries
from tests.calendars import listed, parsed
from tests.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=3)


@pytest.fixture
def secret(person) -> str:
    return actions.make_link(person=person, name="My phone", today=TODAY, at=NOW)


def feed(secret: str) -> bytes:
    response = Client().get(f"/calendar/{secret}.ics")
    assert response.status_code == 200
    return response.content


def told(secret: str) -> dict[str, tuple]:
    """(sequence, last modified) of each event, by UID."""
    events = parsed(feed(secret))
    return {str(e["uid"]): (e["sequence"], e["last-modified"].dt) for e in events}


def at(monkeypatch, moment: datetime) -> None:
    monkeypatch.setattr("journal.middleware.now", lambda: moment)


def test_a_calendar_gets_in_without_signing_in_and_without_a_cookie(her, secret):
    response = Client().get(f"/calendar/{secret}.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Cache-Control"] == "no-store, private"
    assert response.cookies == {}


def test_it_lists_the_dose_and_the_check_in(her, secret, tmp_path):
    assert listed(feed(secret), tmp_path, "Pacific/Auckland", TODAY, 2) == [
        "2026-09-20 20:00 Diary",
        "2026-09-20 22:00 Diary",
        "2026-09-21 20:00 Diary",
        "2026-09-21 22:00 Diary",
    ]


def test_only_a_hash_of_the_secret_is_kept(person, secret):
    (link,) = CalendarLink.objects.all()
    assert len(secret) == 43
    assert secret not in str(vars(link))


def test_a_link_that_was_ended_opens_nothing(her, person, secret):
    (link,) = queries.links(person)
    assert Client().get(f"/calendar/{secret}.ics").status_code == 200
    her.post(f"/reminders/links/{link.pk}/revoke/")
    assert Client().get(f"/calendar/{secret}.ics").status_code == 404


def test_another_link_stays_open(her, person, secret):
    other = actions.make_link(person=person, name="Partner", today=TODAY, at=NOW)
    first = queries.links(person)[0]
    actions.revoke_link(person=person, link_id=first.pk)
    assert Client().get(f"/calendar/{other}.ics").status_code == 200


def test_erasing_the_diary_closes_its_calendars(her, person, secret):
    assert Client().get(f"/calendar/{secret}.ics").status_code == 200
    erase_person(person=person)
    assert Client().get(f"/calendar/{secret}.ics").status_code == 404


def test_a_second_look_says_exactly_the_same(her, secret, monkeypatch):
    first = feed(secret)
    at(monkeypatch, LATER)
    assert feed(secret) == first


def test_the_next_day_says_exactly_the_same(her, secret, monkeypatch):
    first = feed(secret)
    at(monkeypatch, NOW + timedelta(days=1))
    assert feed(secret) == first


def test_a_recorded_dose_changes_nothing(her, person, secret, monkeypatch):
    taken = {"dose_mg": Decimal("1.5"), "timing": "night", "taken_at": None}
    for number in range(1, 10):
        dose_actions.record_dose(person=person, day=TODAY - timedelta(number), **taken)
    first = feed(secret)
    dose_actions.record_dose(person=person, day=TODAY, **taken)
    at(monkeypatch, LATER)
    assert feed(secret) == first


def test_a_change_of_dose_ends_one_event_and_begins_another(her, person, secret, monkeypatch):
    before = told(secret)
    dose_actions.change_regimen(
        person=person, start=TODAY + timedelta(1), dose_mg=Decimal(3), timing="night",
        reason="step_up",
    )  # fmt: skip
    at(monkeypatch, LATER)
    after = told(secret)
    gone = {uid for uid in before if after.get(uid) != before[uid]}
    assert len(before) == 3  # dose, check-in, next step
    assert [after[uid] for uid in gone if uid in after] == [(1, LATER)]
    assert [after[uid] for uid in after.keys() - before.keys()] == [(0, LATER)]


def test_a_change_of_the_hour_moves_every_night_and_keeps_the_event(her, person, secret, tmp_path):
    before = told(secret)
    actions.want(person=person, today=TODAY, night_at=time(0, 30))
    after = told(secret)
    assert after.keys() == before.keys()
    assert sorted(sequence for sequence, _ in after.values()) == [0, 0, 1]
    assert listed(feed(secret), tmp_path, "Pacific/Auckland", TODAY, 2) == [
        "2026-09-20 00:30 Diary",
        "2026-09-20 20:00 Diary",
        "2026-09-21 00:30 Diary",
        "2026-09-21 20:00 Diary",
    ]


def test_a_break_is_left_out_and_told_once(her, person, secret, tmp_path):
    before = told(secret)
    first, last = TODAY + timedelta(1), TODAY + timedelta(5)
    dose_actions.start_break(person=person, start=first, until=last, reason="surgery")
    after = told(secret)
    assert sorted(sequence for sequence, _ in after.values()) == [0, 0, 0, 1]
    assert before.keys() <= after.keys()
    days = [
        line[:10]
        for line in listed(feed(secret), tmp_path, "Pacific/Auckland", TODAY, 8)
        if "22:00" in line
    ]
    assert days == ["2026-09-20", "2026-09-26", "2026-09-27"]


def test_a_move_to_another_country_moves_the_hours(her, person, secret, tmp_path):
    before = told(secret)
    update_person(person=person, timezone="Europe/London")
    assert told(secret).keys() == before.keys()
    assert b"TZID:Europe/London" in feed(secret)
    lines = listed(feed(secret), tmp_path, "Europe/London", TODAY + timedelta(2), 1)
    assert lines == ["2026-09-22 20:00 Diary", "2026-09-22 22:00 Diary"]


def test_the_visit_is_a_whole_day(her, person, secret):
    actions.want(person=person, today=TODAY, kinds=["dates"])
    actions.plan_visit(person=person, on=TODAY + timedelta(10))
    days = [e.start.isoformat() for e in parsed(feed(secret))]
    assert days == ["2026-09-24", "2026-09-30"]  # the next step, the visit


def test_what_is_told_twice_is_told_alike_to_every_calendar(her, person, secret):
    other = actions.make_link(person=person, name="Partner", today=TODAY, at=NOW)
    assert feed(other) == feed(secret)


def test_two_diaries_have_no_event_in_common(her, person, bob, secret):
    his = actions.make_link(person=bob.person, name="Mine", today=TODAY, at=NOW)
    assert told(his).keys() & told(secret).keys() == set()


def test_on_a_full_disk_a_calendar_is_told_all_the_same(her, secret, monkeypatch):
    def full(**_):
        raise OperationalError("database or disk is full")

    expected = told(secret).keys()
    actions.want(person=queries.person_of(secret), today=TODAY, night_at=time(23))
    monkeypatch.setattr("ldn_tracker.reminders.calendar_feed.actions.tell_events", full)
    assert told(secret).keys() == expected


def test_the_whole_costs_few_queries(her, secret, django_assert_max_num_queries):
    feed(secret)
    with django_assert_max_num_queries(21):
        feed(secret)


def test_an_empty_diary_has_a_calendar_too(secret):
    assert [str(e["summary"]) for e in parsed(feed(secret))] == ["Diary"]


def test_what_was_told_is_stamped_in_utc(her, secret):
    (stamp,) = {e["dtstamp"].dt for e in parsed(feed(secret))}
    assert stamp == datetime(2026, 9, 20, 0, 30, tzinfo=UTC)
