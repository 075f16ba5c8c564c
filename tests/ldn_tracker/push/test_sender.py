"""Who is woken: whose diary still waits, once, by an empty message, and only while they want."""

from datetime import timedelta
from decimal import Decimal

import pytest

from dose import actions as dose_actions
from journal.actions import save_answers
from journal.models import PushDevice, PushSent
from journal.reminders import actions, push_actions, push_queries
from ldn_tracker.push import key, message
from ldn_tracker.push.sender import send_due
from tests import builders as b
from tests.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db
NIGHT = b.at("2026-09-20T22:00:30+12:00")
EVENING = b.at("2026-09-20T20:00:30+12:00")


@pytest.fixture
def phone(her, alice, person, service) -> PushDevice:
    """alice's phone, which asked to be woken."""
    return register(alice, f"{service.address}/phone")


def register(user, endpoint: str) -> PushDevice:
    actions.want(person=user.person, today=TODAY)
    return push_actions.add_device(person=user.person, user=user, endpoint=endpoint, at=NOW)


def take(person, day=TODAY) -> None:
    taken = {"dose_mg": Decimal("1.5"), "timing": "night", "taken_at": None}
    dose_actions.record_dose(person=person, day=day, **taken)


def test_a_dose_that_waits_wakes_the_phone(phone, service):
    assert (send_due(NIGHT), service.paths) == (1, ["/phone"])


def test_nothing_is_in_the_message(phone, service):
    send_due(NIGHT)
    ((_, headers, body),) = service.asked
    assert (body, headers["Content-Length"], headers["ttl"]) == (b"", "0", "1800")
    assert [name for name in headers if name.lower() in ("cookie", "content-encoding")] == []


def test_the_service_can_tell_which_server_it_was(phone, service):
    send_due(NIGHT)
    ((_, headers, _),) = service.asked
    assert headers["authorization"].startswith("vapid t=")
    assert headers["authorization"].endswith(f"k={key.public_key()}")


def test_before_its_time_nobody_is_woken(phone, service):
    assert (send_due(NIGHT - timedelta(minutes=1)), service.paths) == (0, [])


def test_a_dose_that_is_recorded_already_wakes_nobody(phone, person, service):
    take(person)
    assert (send_due(NIGHT), service.paths) == (0, [])


def test_a_dose_that_was_not_taken_on_purpose_wakes_nobody(phone, person, service):
    dose_actions.skip_dose(person=person, day=TODAY, timing="night")
    assert (send_due(NIGHT), service.paths) == (0, [])


def test_a_check_in_that_is_done_wakes_nobody(phone, person, service):
    assert send_due(EVENING) == 1
    save_answers(person=person, day=TODAY + timedelta(1), answers={"crash": True}, at=NOW)
    assert send_due(EVENING + timedelta(1)) == 0
    assert service.paths == ["/phone"]


def test_on_a_break_nobody_is_woken(phone, person, service):
    dose_actions.start_break(person=person, start=TODAY, reason="surgery")
    assert (send_due(EVENING), send_due(NIGHT), service.paths) == (0, 0, [])


def test_while_something_urgent_says_to_take_none_no_dose_wakes_anybody(phone, person, service):
    save_answers(person=person, day=TODAY, answers={"alerts": ["rash"]}, at=NOW)
    assert (send_due(NIGHT), service.paths) == (0, [])


def test_a_day_between_two_with_a_dose_wakes_nobody(phone, person, service):
    change = {"dose_mg": Decimal("1.5"), "timing": "night", "reason": "prescriber"}
    dose_actions.change_regimen(person=person, start=TODAY, every_days=2, **change)
    take(person, TODAY - timedelta(1))
    assert (send_due(NIGHT), service.paths) == (0, [])


def test_twenty_senders_wake_once(phone, service):
    assert [send_due(NIGHT) for _ in range(20)] == [1] + [0] * 19
    assert service.paths == ["/phone"]


def test_one_that_is_killed_after_it_took_it_up_sends_nothing_twice(phone, service, monkeypatch):
    def killed(_):
        raise SystemExit

    with monkeypatch.context() as patched, pytest.raises(SystemExit):
        patched.setattr(message, "send", killed)
        send_due(NIGHT)
    assert (send_due(NIGHT), service.paths) == (0, [])


def test_every_device_of_a_person_is_woken(phone, alice, service):
    register(alice, f"{service.address}/tablet")
    send_due(NIGHT)
    assert sorted(service.paths) == ["/phone", "/tablet"]


def test_what_fails_for_one_keeps_nobody_else_from_it(phone, bob, service, monkeypatch):
    def failing(person, today):
        if person.pk != bob.person.pk:
            raise ValueError("of alice")
        return looked(person, today)

    from ldn_tracker.push import sender

    looked = sender.waiting_now
    monkeypatch.setattr(sender, "waiting_now", failing)
    register(bob, f"{service.address}/bob")
    assert (send_due(EVENING), service.paths) == (1, ["/bob"])


@pytest.mark.parametrize("status", [404, 410])
def test_a_device_that_is_gone_is_forgotten(phone, person, service, status):
    service.answers["/phone"] = (status, {})
    send_due(NIGHT)
    assert list(push_queries.devices(person)) == []


@pytest.mark.parametrize("status", [400, 401, 413, 429, 500, 503])
def test_a_service_that_fails_ends_nothing(phone, person, service, status):
    service.answers["/phone"] = (status, {})
    send_due(NIGHT)
    assert list(push_queries.devices(person)) == [phone]


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(phone, service, status):
    service.answers["/phone"] = (status, {"Location": f"{service.address}/elsewhere"})
    send_due(NIGHT)
    assert service.paths == ["/phone"]


def test_an_address_that_is_not_known_any_more_is_not_asked(phone, person, service, settings):
    settings.PUSH_ALSO = ()
    send_due(NIGHT)
    assert (service.paths, list(push_queries.devices(person))) == ([], [])


def test_a_service_that_is_not_there_ends_nothing(phone, person, service):
    service.server.shutdown()
    service.server.server_close()
    send_due(NIGHT)
    assert list(push_queries.devices(person)) == [phone]


def test_it_is_waited_five_seconds_at_most(phone, service, monkeypatch):
    waited = []

    def post(self, url, **options):
        waited.append(options["timeout"])
        return asked(self, url, **options)

    asked = message.Plain.post
    monkeypatch.setattr(message.Plain, "post", post)
    send_due(NIGHT)
    assert waited == [5]


def test_once_more_after_an_hour_if_that_was_asked_for(phone, person, service):
    actions.want(person=person, today=TODAY, again=True)
    hours = [NIGHT + timedelta(hours=n) for n in range(4)]
    assert [send_due(hour) for hour in hours] == [1, 1, 0, 0]


def test_no_once_more_when_it_was_recorded_meanwhile(phone, person, service):
    actions.want(person=person, today=TODAY, again=True)
    send_due(NIGHT)
    take(person)
    assert send_due(NIGHT + timedelta(hours=1)) == 0


def test_what_was_put_off_comes_once(phone, person, service):
    send_due(NIGHT)
    until = NIGHT + timedelta(minutes=75)
    push_actions.snooze(person=person, day=TODAY, kind="night", until=until)
    assert [send_due(until + timedelta(minutes=n)) for n in (-1, 0, 1)] == [0, 1, 0]


def test_what_was_sent_long_ago_is_forgotten(phone, person):
    push_actions.claim(person=person, day=TODAY - timedelta(30), kind="night", at=NOW)
    push_actions.claim(person=person, day=TODAY, kind="night", at=NOW)
    push_actions.tidy_up(at=NOW)
    assert [row.day for row in PushSent.objects.all()] == [TODAY]


def test_a_device_in_whose_login_nobody_is_signed_in_is_forgotten(phone, her, bob, service):
    register(bob, f"{service.address}/bob")
    push_actions.tidy_up(at=NOW)
    assert list(PushDevice.objects.all()) == [phone]
