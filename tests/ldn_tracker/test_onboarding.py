"""The order of the screens of getting started."""

from zoneinfo import available_timezones

from ldn_tracker.onboarding import IDS, STEPS, ZONES, after, before, not_asked
from ldn_tracker.start_actions import KEEP
from ldn_tracker.start_forms import COUNTRIES, ELSEWHERE, FORMS


def test_every_zone_is_one_that_exists():
    zones = {zone for country in ZONES.values() for zone in country}
    assert zones - available_timezones() == set()


def test_every_country_on_offer_has_its_clocks():
    assert [code for code, _ in COUNTRIES if code not in ZONES] == [ELSEWHERE]


def test_forth_and_back_are_one_way():
    assert [before(after(id)) for id in IDS[:-1]] == list(IDS[:-1])
    assert (before(IDS[0]), after(IDS[-1])) == (None, None)


def test_a_step_that_is_not_asked_is_passed_over_both_ways():
    without = frozenset({"clock"})
    assert (after("where", without=without), before("age", without=without)) == ("age", "where")


def test_a_country_with_one_clock_is_not_asked_for_it():
    assert not_asked("NZ", has_begun=False) == {"clock"}
    assert not_asked("AU", has_begun=False) == set()
    assert not_asked(ELSEWHERE, has_begun=False) == set()


def test_who_has_begun_is_not_asked_when():
    assert not_asked("AU", has_begun=True) == {"begin", "dose"}


def test_every_screen_has_a_form_and_keeps_its_answer():
    with_own = {"plan", "track", "dose"}
    assert {step.id for step in STEPS} == set(FORMS) | with_own
    assert set(IDS) - set(KEEP) == {"age", "begin"}
