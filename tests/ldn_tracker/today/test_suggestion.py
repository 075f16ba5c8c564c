"""The suggestion on Today: its buttons, how a change is done, and the way back."""

from decimal import Decimal

import pytest

from dose.diary import from_database
from dose.diary.parts import Medicine
from ldn_tracker.transfer import store
from tests import builders as a
from tests.conftest import NOW, TODAY, text
from tests.dose.rules.test_following import diary, sleepless

UP = {
    "rule": "step-up",
    "action": "step_up",
    "dose_mg": "3.0",
    "timing": "night",
    "start": f"{TODAY}",
    "back": "today",
}
BUTTONS = ("Go up to 3 mg tonight", "Stay for now", "Ask my prescriber first")


@pytest.fixture
def given(alice):
    """Alice with a diary of the rule book's tests."""
    return lambda one: store.store(alice.person, one, at=NOW)


@pytest.fixture
def hers(client_of, alice):
    return client_of(alice)


def today(client) -> str:
    return text(client.get("/today/"))


def finding(client) -> str:
    return today(client).split('id="finding"')[1].split('id="check-in"')[0]


def dose(client) -> str:
    return today(client).split('id="dose"')[1].split("<section")[0]


def say(client, **said):
    return client.post("/advice/answer/", UP | said)


def regimen(alice) -> list:
    rows = from_database.whole(alice.person).regimen
    return [(row.start, row.dose_mg) for row in rows if row.start >= TODAY]


def test_a_step_that_is_due_has_its_buttons_and_a_sentence_of_why(hers, given):
    given(diary())
    page = finding(hers)
    open_part = page.split("<details>")[0]
    assert [words in open_part for words in BUTTONS] == [True] * 3
    assert "21 days at" in open_part


def test_until_something_is_chosen_the_dose_is_as_before(hers, given):
    given(diary())
    assert "1.5 mg until you choose." in dose(hers)


def test_going_up_is_followed_by_the_dose_at_once(hers, given, alice):
    given(diary())
    assert say(hers, answer="done").url == "/today/"
    assert regimen(alice) == [(TODAY, Decimal("3.0"))]
    assert "You went up to 3 mg at night, from today" in finding(hers)
    assert f'value="{TODAY} 3 night">I took it<' in dose(hers)
    assert "until you choose" not in dose(hers)


def test_going_up_is_undone_where_it_was_pressed(hers, given, alice):
    given(diary())
    say(hers, answer="done")
    assert 'name="undo" value="step-up"' in finding(hers)
    assert hers.post("/advice/answer/", {"undo": "step-up", "back": "today"}).url == "/today/"
    assert regimen(alice) == []
    assert BUTTONS[0] in finding(hers)


def test_nothing_is_undone_that_was_not_done(hers, given, alice):
    given(diary())
    hers.post("/advice/answer/", {"undo": "step-up", "back": "today"})
    assert BUTTONS[0] in finding(hers)


def test_staying_says_so_and_can_be_taken_back(hers, given):
    given(diary())
    say(hers, answer="not_now")
    assert "Today you said not now." in finding(hers)
    assert BUTTONS[0] not in finding(hers)
    assert "until you choose" not in dose(hers)
    say(hers, answer="")
    assert BUTTONS[0] in finding(hers)


def test_a_change_of_time_shows_how_it_is_done_with_its_days(hers, given):
    given(sleepless())
    open_part = finding(hers).split("<details>")[0]
    assert "Move to the morning" in open_part
    assert "Leave out Sunday 20 September" in open_part


def test_a_suggestion_to_stay_asks_for_nothing(hers, given):
    given(diary(regimen=[a.regimen(TODAY)], doses=[]))
    assert 'action="/advice/answer/"' not in finding(hers)


@pytest.mark.parametrize(
    ("alert", "kind"), [("anaphylaxis", "emergency"), ("self_harm", "crisis"), ("rash", "contact")]
)
def test_each_kind_of_urgency_has_a_frame_and_sign_of_its_own(hers, given, alert, kind):
    given(diary(entries=[a.entry(TODAY, alerts=(alert,))]))
    assert f'class="finding urgent {kind}"' in finding(hers)
    assert "<svg" in finding(hers)


def test_an_opioid_has_its_own_sign_and_staying_none(hers, given):
    given(diary(regimen=[a.regimen(TODAY)], doses=[]))
    assert "urgent" not in finding(hers)
    given(diary(medicines=[Medicine(name="codeine")]))
    assert 'class="finding urgent opioid"' in finding(hers)
