"""Push turned on for a browser, what its worker is told, and when it ends."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from dose import actions as dose_actions
from journal.accounts import actions as account_actions
from journal.models import PushDevice, PushSnooze
from journal.reminders import push_actions, push_queries, queries
from ldn_tracker.push.sender import send_due
from tests import builders as b
from tests.conftest import PASSWORD, TODAY, text
from tests.ldn_tracker.push.test_sender import take

pytestmark = pytest.mark.django_db
ENDPOINT = "https://fcm.googleapis.com/fcm/send/abc"
NIGHT = b.at("2026-09-20T22:00:30+12:00")


def turn_on(client, endpoint: str = ENDPOINT):
    return client.post("/reminders/push/subscribe/", {"endpoint": endpoint})


def endpoints(person) -> list[str]:
    return [device.endpoint for device in push_queries.devices(person)]


@pytest.fixture
def woken(her, person, service, monkeypatch):
    """alice's browser, woken just now for her dose of the night."""
    turn_on(her, f"{service.address}/phone")
    monkeypatch.setattr("journal.middleware.now", lambda: NIGHT + timedelta(minutes=1))
    send_due(NIGHT)
    return her


def test_a_browser_is_kept_as_the_persons(her, person):
    assert turn_on(her).json() == {"kept": True}
    assert endpoints(person) == [ENDPOINT]


def test_turned_on_twice_it_is_one_device(her, person):
    turn_on(her)
    turn_on(her)
    assert endpoints(person) == [ENDPOINT]


@pytest.mark.parametrize("endpoint", ["https://evil.example/x", "http://127.0.0.1/x", ""])
def test_an_address_of_nobody_we_know_is_refused(her, person, endpoint):
    assert (turn_on(her, endpoint).status_code, endpoints(person)) == (422, [])


def test_an_eleventh_device_is_refused_in_words(her):
    for number in range(10):
        turn_on(her, f"{ENDPOINT}{number}")
    assert turn_on(her).json() == {"why": "This device is one too many: 10 devices at most."}


def test_a_browser_that_somebody_else_uses_now_is_theirs(her, person, client_of, bob):
    turn_on(her)
    turn_on(client_of(bob))
    assert (endpoints(person), endpoints(bob.person)) == ([], [ENDPOINT])


def test_signing_out_ends_it_for_this_device_and_no_other(her, alice, person, client_of):
    other = client_of(alice)
    turn_on(her)
    turn_on(other, f"{ENDPOINT}/tablet")
    her.post("/accounts/logout/")
    assert endpoints(person) == [f"{ENDPOINT}/tablet"]


def test_erasing_the_diary_ends_it(her, bob):
    turn_on(her)
    her.post("/account/erase/", {"password": PASSWORD, "sure": "on"})
    assert list(PushDevice.objects.all()) == []


def test_a_new_password_ends_it_with_the_sessions(her, alice, person):
    turn_on(her)
    account_actions.set_password(user=alice, password="another horse battery")
    assert endpoints(person) == []


def test_it_can_be_stopped_for_each_device(her, person):
    turn_on(her)
    (device,) = push_queries.devices(person)
    her.post(f"/reminders/push/{device.pk}/stop/")
    assert endpoints(person) == []


def test_the_page_says_that_it_is_the_one_request_to_others(her):
    page = text(her.get("/reminders/push/"))
    assert "This is the one time the diary asks another company for something." in page


def test_times_of_weekdays_are_kept(her, person):
    sent = {"push_kinds": ["dose"], "again": "on", "sat-night": "23:00", "sun-night": ""}
    her.post("/reminders/push/times/", sent)
    kept = queries.reminders_of(person, TODAY)
    assert (kept.push_kinds, kept.again) == (["dose"], True)
    assert kept.weekday_times == {"sat": {"night": "23:00"}}


def test_a_time_that_is_none_is_refused_in_words(her, person):
    response = her.post("/reminders/push/times/", {"sat-night": "late"})
    page = text(response)
    assert (response.status_code, "Saturday, night dose: Enter a time like 21:30." in page) == (
        422,
        True,
    )


def test_a_browser_that_was_woken_is_told_what_for(woken, person):
    told = woken.get("/reminders/push/what/").json()
    told.pop("token")
    assert told == {
        "person": person.pk, "waits": True, "kind": "night", "day": "2026-09-20",
        "taken": "2026-09-20 1.5 night", "until": "2026-09-20T23:15:00+12:00",
        "until_words": "23:15",
    }  # fmt: skip


def test_what_was_recorded_meanwhile_waits_no_more(woken, person):
    take(person)
    told = woken.get("/reminders/push/what/").json()
    assert told["waits"] is False


def test_nobody_was_woken_so_nothing_waits(her):
    assert her.get("/reminders/push/what/").json()["waits"] is False


def test_taken_is_stored_once_however_often_it_is_sent(woken, person):
    told = woken.get("/reminders/push/what/").json()
    tap = {"client_id": UUID(int=5), "person": person.pk, "dose": told["taken"], "age": 0}
    headers = {"HX-Request": "true"}
    answers = [woken.post("/today/answer/", tap, headers=headers) for _ in range(3)]
    assert [answer["X-Receipt"] for answer in answers] == [str(UUID(int=5))] * 3
    assert [(row.day, row.dose_mg) for row in person.intakes.all()] == [(TODAY, Decimal("1.5"))]


def test_one_part_of_two_is_what_is_taken(woken, person):
    change = {"dose_mg": Decimal(3), "timing": "both", "reason": "prescriber"}
    dose_actions.change_regimen(person=person, start=TODAY, **change)
    assert woken.get("/reminders/push/what/").json()["taken"] == "2026-09-20 1.5 night"


def test_later_is_stored_once_and_comes_then(woken, person, service):
    told = woken.get("/reminders/push/what/").json()
    sent = {name: told[name] for name in ("kind", "day", "until")}
    for _ in range(3):
        assert woken.post("/reminders/push/snooze/", sent).json() == {"kept": True}
    (row,) = PushSnooze.objects.all()
    assert (row.kind, row.day, row.until.isoformat()) == (
        "night", TODAY, "2026-09-20T11:15:00+00:00",
    )  # fmt: skip
    assert [send_due(row.until), send_due(row.until)] == [1, 0]


@pytest.mark.parametrize(
    "wrong",
    [
        {"until": "soon"},
        {"until": "2026-09-20T22:00:00"},
        {"until": "2026-09-19T22:00:00+12:00"},
        {"until": "2030-09-20T22:00:00+12:00"},
        {"kind": "lunch"},
        {"day": ""},
    ],
)
def test_what_cannot_be_put_off_is_refused(woken, wrong):
    sent = {"kind": "night", "day": "2026-09-20", "until": "2026-09-20T23:15:00+12:00"} | wrong
    assert woken.post("/reminders/push/snooze/", sent).status_code == 422
    assert PushSnooze.objects.count() == 0


@pytest.mark.parametrize("page", ["", "what/"])
def test_where_the_operator_did_not_turn_it_on_it_is_not_there(her, settings, page):
    settings.PUSH = False
    assert her.get(f"/reminders/push/{page}").status_code == 404
    assert turn_on(her).status_code == 404
    assert "Reminders on this device" not in text(her.get("/reminders/"))


def test_after_a_restore_no_device_is_woken(her, person):
    turn_on(her)
    account_actions.close_every_way_in()
    assert endpoints(person) == []


def test_a_device_of_another_login_is_left_by_a_sign_out(her, bob, client_of):
    turn_on(client_of(bob), ENDPOINT)
    (device,) = push_queries.devices(bob.person)
    push_actions.forget_session(user_id=0, device_id=device.pk)
    assert endpoints(bob.person) == [ENDPOINT]
