"""The order of the screens of getting started."""

from zoneinfo import available_timezones

import pytest

from dose.diary.parts import Medicine
from dose.medicines.cards import cards
from journal.models import PersonRow
from journal.time_zones import ZONES
from journal.vocabulary import COUNTRIES, ELSEWHERE
from ldn_tracker.start.actions import KEEP
from ldn_tracker.start.forms import FORMS
from ldn_tracker.start.screens import (
    COMMON,
    IDS,
    MEDICINES,
    STEPS,
    UNASKED,
    UNNAMED,
    after,
    after_answer,
    before,
    guess,
    is_asked_about,
    not_asked,
)
from tests.conftest import TODAY


def test_every_zone_is_one_that_exists():
    zones = {zone for country in ZONES.values() for zone in country}
    assert zones - available_timezones() == set()


def test_every_country_on_offer_has_its_clocks():
    assert [code for code in COUNTRIES if code not in ZONES] == [ELSEWHERE]


@pytest.mark.parametrize("step", MEDICINES)
def test_every_name_to_tap_is_one_that_the_screen_asks_about(step):
    taken = [Medicine(name=name) for name in (*COMMON[step], UNNAMED[step])]
    assert [is_asked_about(step, card) for card in cards(taken, TODAY)] == [True] * len(taken)


def test_forth_and_back_are_one_way():
    assert [before(after(id)) for id in IDS[:-1]] == list(IDS[:-1])
    assert (before(IDS[0]), after(IDS[-1])) == (None, None)


def test_a_step_that_is_not_asked_is_passed_over_both_ways():
    without = frozenset({"clock"})
    assert (after("where", without=without), before("age", without=without)) == ("age", "where")


@pytest.mark.parametrize(
    ("step", "answers", "onward"),
    [
        ("where", {"answer": "NZ"}, ("age", {})),
        ("opioids", {"answer": "", "name": "Tramal"}, ("opioids", {"noted": "Tramal"})),
        ("opioids", {"answer": "yes", "name": UNNAMED["opioids"]}, ("opioids", {"which": "first"})),
        ("opioids", {"answer": "", "name": "codiene"}, ("opioids", {"typed": "codiene"})),
        ("opioids", {"answer": "no", "name": "codiene"}, ("naltrexone", {})),
        ("begin", {"answer": "start"}, ("dose", {"how": "start"})),
        ("begin", {"answer": "already_taking"}, ("dose", {"how": "already_taking"})),
        ("begin", {"answer": "baseline"}, (None, {})),
        ("track", {"tracks": []}, ("begin", {})),
        ("dose", {"dose_mg": 1}, (None, {})),
    ],
)
def test_an_answer_leads_on(step, answers, onward):
    assert after_answer(step, answers, without=frozenset({"clock"})) == onward


@pytest.mark.parametrize(
    ("country", "timezone", "passed_over"),
    [
        ("GB", "Europe/London", {"clock"}),
        ("GB", "Asia/Tokyo", set()),
        ("NZ", "Pacific/Auckland", set()),
        ("AU", "Australia/Sydney", set()),
        (ELSEWHERE, "Pacific/Auckland", set()),
        ("", "Pacific/Auckland", set()),
    ],
)
def test_the_clock_is_asked_unless_the_country_settles_it(country, timezone, passed_over):
    assert not_asked(country, timezone, has_begun=False) == passed_over


def test_the_islands_with_a_clock_of_their_own_are_offered():
    assert ZONES["NZ"] == ("Pacific/Auckland", "Pacific/Chatham")
    assert "Australia/Lord_Howe" in ZONES["AU"]


def test_a_new_account_lives_by_the_clock_that_counts_as_unasked():
    assert PersonRow().timezone == UNASKED == guess("") == guess(ELSEWHERE)


def test_who_has_begun_is_not_asked_when():
    assert not_asked("AU", "Australia/Perth", has_begun=True) == {"begin", "dose"}


def test_every_screen_has_a_form_and_keeps_its_answer():
    with_own = {"plan", "track", "dose"}
    assert {step.id for step in STEPS} == set(FORMS) | with_own
    assert set(IDS) - set(KEEP) == {"age", "begin"}
