"""The later tap stands, by when it was tapped; what is not used, or was gone, is said."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from dose.actions import record_dose
from journal.models import Receipt
from tests.conftest import NOW, TODAY, text

FATIGUE = f"{TODAY}-ratings.fatigue"
MINUTE = timedelta(minutes=1)
ALL, SOME = "A later answer is there already", "Where there was a later answer, that one stays."


@pytest.fixture
def clock(monkeypatch):
    """`clock(instant)`: the server's clock shows that from now on."""
    return lambda at: monkeypatch.setattr("journal.middleware.now", lambda: at)


def tap(client, id, answers, **more):
    """What a device sends of one tap."""
    data = answers | {"client_id": UUID(int=id), "age": 0} | more
    return client.post("/today/answer/", data, headers={"HX-Request": "true"})


def ratings(user):
    return user.person.entries.get(day=TODAY).ratings


def test_a_first_copy_that_arrives_after_the_second_answer_is_not_used(her, alice, clock):
    tap(her, 2, {FATIGUE: 4}, device="phone", number=2)
    clock(NOW + MINUTE)
    late = tap(her, 1, {FATIGUE: 7}, device="phone", number=1)
    assert ratings(alice) == {"fatigue": 4}
    assert (late["X-Answer"], late["X-Receipt"]) == ("older", str(UUID(int=1)))
    assert text(late).startswith(f"<span>{ALL}, so this one is not used.</span>")
    assert 'name="2026-09-20-undo"' not in text(late)


def test_the_page_then_shows_the_answer_that_stands(her):
    tap(her, 2, {FATIGUE: 4}, device="phone", number=2)
    late = text(tap(her, 1, {FATIGUE: 7}, device="phone", number=1))
    assert 'id="quick" hx-swap-oob="true"' in late
    assert "{&quot;ratings.fatigue&quot;:4}" in late


def test_an_answer_stamped_while_the_clock_was_ahead_outranks_none(her, alice, clock):
    clock(NOW + 180 * MINUTE)
    tap(her, 1, {FATIGUE: 7}, device="phone", number=1)
    clock(NOW)
    tap(her, 2, {FATIGUE: 5}, device="laptop", number=1, age=2000)
    assert ratings(alice) == {"fatigue": 5}
    tap(her, 3, {FATIGUE: 3}, device="phone", number=2)
    assert ratings(alice) == {"fatigue": 3}


def test_of_several_answers_those_that_are_older_are_named(her, alice):
    tap(her, 2, {FATIGUE: 4}, device="phone", number=2)
    both = tap(her, 1, {FATIGUE: 7, f"{TODAY}-ratings.pain": 2}, device="phone", number=1)
    assert ratings(alice) == {"fatigue": 4, "pain": 2}
    assert text(both).startswith(f"<span>Saved the change 12:30. {SOME}</span>")
    assert "{&quot;ratings.pain&quot;:null}" in text(both)


def test_a_repeat_whose_answer_was_outdone_meanwhile_says_so(her, alice):
    tap(her, 1, {FATIGUE: 7}, device="phone", number=1)
    tap(her, 2, {FATIGUE: 4}, device="laptop", number=1)
    again = tap(her, 1, {FATIGUE: 7}, device="phone", number=1)
    assert (again["X-Answer"], ratings(alice)) == ("older", {"fatigue": 4})


def test_a_repeat_that_stands_is_saved(her):
    replies = [tap(her, 1, {FATIGUE: 7}, device="phone", number=1) for _ in range(2)]
    assert [reply["X-Answer"] for reply in replies] == ["saved", "saved"]


def test_an_undo_that_was_held_up_does_not_undo_what_was_said_after_it(her, alice):
    tap(her, 1, {FATIGUE: 7}, device="phone", number=1)
    tap(her, 3, {FATIGUE: 4}, device="phone", number=3)
    tap(her, 2, {f"{TODAY}-undo": '{"ratings.fatigue":null}'}, device="phone", number=2)
    assert ratings(alice) == {"fatigue": 4}


def test_a_taken_that_is_sent_again_after_its_undo_stays_undone(her, alice):
    taken = {"dose": f"{TODAY} 1.5 night"}
    tap(her, 1, taken, device="phone", number=1)
    tap(her, 2, {"undo_dose": alice.person.intakes.get().pk}, device="phone", number=2)
    again = tap(her, 1, taken, device="phone", number=1)
    assert (again["X-Receipt"], alice.person.intakes.count()) == (str(UUID(int=1)), 0)


@pytest.mark.parametrize("part", [{"device": "phone"}, {"number": 1}, {}])
def test_what_the_previous_release_kept_is_ordered_by_its_age(her, alice, part):
    tap(her, 1, {FATIGUE: 4}, person=alice.person.pk, age=1000, **part)
    older = tap(her, 2, {FATIGUE: 7}, person=alice.person.pk, age=3600_000, **part)
    assert (older["X-Answer"], ratings(alice)) == ("older", {"fatigue": 4})
    assert Receipt.objects.filter(person=alice.person).count() == 2


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"device": "a b", "number": 1}, "Which device this answer is from could not be read."),
        ({"device": "a", "number": "x"}, "Which tap of its device this answer was could not"),
        ({"device": "a", "number": -1}, "Which tap of its device this answer was could not"),
        ({"device": "a", "number": 2**53 + 1}, "Which tap of its device this answer was could not"),
    ],
)
def test_a_number_that_cannot_be_read_is_refused(her, alice, more, words):
    reply = tap(her, 1, {FATIGUE: 4}, **more)
    assert (reply.status_code, reply["X-Answer"]) == (422, "refused")
    assert words in text(reply)
    assert alice.person.entries.count() == 0


def test_taking_back_a_dose_that_is_gone_has_a_receipt_and_honest_words(her, alice):
    row = record_dose(person=alice.person, day=TODAY, dose_mg=Decimal("1.5"), timing="night")
    undo = {"undo_dose": row.pk}
    tap(her, 1, undo)
    reply = tap(her, 2, undo)
    assert (reply.status_code, reply["X-Receipt"]) == (200, str(UUID(int=2)))
    assert "That dose is not there any more. It may have been taken back before." in text(reply)
    assert 'id="dose"' in text(reply)


def test_an_answer_beside_a_dose_that_is_gone_is_stored_and_both_are_said(her, alice):
    reply = tap(her, 1, {"undo_dose": 4711, FATIGUE: 7})
    assert (reply.status_code, reply["X-Receipt"]) == (200, str(UUID(int=1)))
    assert "Saved 12:30. That dose is not there any more." in text(reply)
    assert ratings(alice) == {"fatigue": 7}


@pytest.mark.parametrize("number", [4711, 10**17])
def test_without_a_script_a_dose_that_is_gone_is_said_on_the_page(her, number):
    assert her.post("/today/answer/", {"undo_dose": number}).status_code == 302
    assert "That dose is not there any more." in text(her.get("/today/"))


def test_an_amount_that_stands_typed_beside_the_planned_dose_is_not_dropped_in_silence(her, alice):
    data = {"dose": f"{TODAY} 1.5 night", "dose_mg": "3", "time": "21:00"}
    assert her.post("/today/answer/", data).status_code == 302
    assert "Saved 12:30. What you typed (3, 21:00) was not recorded." in text(her.get("/today/"))
    assert [row.dose_mg for row in alice.person.intakes.all()] == [Decimal("1.5")]


def test_for_a_tap_it_stays_typed_too(her):
    reply = text(tap(her, 1, {"dose": f"{TODAY} 1.5 night", "dose_mg": "3"}))
    assert "What you typed (3) was not recorded." in reply
    assert 'name="dose_mg" inputmode="decimal" value="3"' in reply


def test_what_no_dose_can_be_read_from_does_not_hold_up_the_planned_one(her, alice):
    reply = text(tap(her, 1, {"dose": f"{TODAY} 1.5 night", "dose_mg": "three"}))
    assert "Saved 12:30. What you typed (three) was not recorded." in reply
    assert alice.person.intakes.count() == 1


def test_an_amount_that_was_recorded_is_not_left_typed(her):
    reply = text(tap(her, 1, {"dose": f"{TODAY} typed night", "dose_mg": "1,50"}))
    assert "was not recorded" not in reply
    assert 'name="dose_mg" inputmode="decimal" value=""' in reply


def test_undo_beside_a_typed_amount_records_no_dose(her, alice):
    row = record_dose(person=alice.person, day=TODAY, dose_mg=Decimal("1.5"), timing="night")
    typed = {"dose_mg": "3", "time": "", "typed": f"{TODAY} typed night"}
    her.post("/today/answer/", {"undo_dose": row.pk} | typed)
    assert alice.person.intakes.count() == 0
