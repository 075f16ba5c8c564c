"""Getting started that was left: Today leads back to it, until it is finished or put away."""

import pytest

from journal.accounts import actions as account_actions
from journal.models import User
from ldn_tracker.start.screens import IDS, STEPS
from tests.conftest import NOW, TODAY, text

ASKED = len(STEPS) - 1  # the dose belongs to the last question


def shown(visitor, address="/today/"):
    """The screen that Today leads back to, and which of how many it is."""
    found = visitor.get(address).context["unfinished"]
    return found and (found.step, found.number, found.count)


@pytest.fixture
def new(db, client_of):
    """The browser of somebody who has just made an account."""
    user = User(username="mere")
    account_actions.open_account(user=user, code=None, at=NOW)
    return client_of(user)


def test_a_new_account_is_led_to_the_first_question(new):
    assert shown(new) == ("where", 1, ASKED)
    assert new.get("/start/").url == "/start/where/"


def test_who_has_begun_nothing_is_not_asked(visitor):
    assert shown(visitor) is None
    assert "getting started" not in text(visitor.get("/today/"))


@pytest.mark.parametrize("step", [id for id in IDS if id != "dose"])
def test_leaving_it_anywhere_leads_back_to_that_screen(visitor, step):
    visitor.get(f"/start/{step}/")
    assert shown(visitor) == (step, IDS.index(step) + 1, ASKED)
    page = text(visitor.get("/today/"))
    assert f'href="/start/{step}/">Continue getting started ({IDS.index(step) + 1} of' in page


def test_another_device_carries_on_after_the_last_answer(new, client_of):
    new.post("/start/where/", {"answer": "GB"})
    new.post("/start/age/", {"answer": "yes"})
    assert shown(client_of(User.objects.get())) == ("opioids", 3, ASKED - 1)


def test_what_another_device_has_finished_is_finished(new, client_of):
    new.get("/start/liver/")
    client_of(User.objects.get()).post("/start/begin/", {"answer": "baseline"})
    assert shown(new) is None


@pytest.mark.parametrize("last", [{"answer": "baseline"}, {"skip": "1"}])
def test_the_last_question_finishes_it_answered_or_skipped(new, last):
    new.get("/start/begin/")
    assert new.post("/start/begin/", last).url == "/today/"
    assert shown(new) is None


def test_a_skip_is_kept_for_other_devices_too(new, client_of):
    assert new.post("/start/liver/", {"skip": "1"}).url == "/start/pregnancy/"
    assert shown(client_of(User.objects.get()))[0] == "pregnancy"


def test_it_can_be_put_away_and_that_can_be_undone_in_one_tap(new):
    new.get("/start/liver/")
    page = new.post("/start/put-away/", follow=True)
    assert "Getting started is under More now." in text(page)
    assert (shown(new), shown(new, "/today/?put_away=1")) == (None, None)
    assert 'name="undo" value="1"' in text(page)
    new.post("/start/put-away/", {"undo": "1"})
    assert shown(new)[0] == "liver"


def test_put_away_says_so_once(new):
    new.post("/start/put-away/")
    assert "Getting started" not in text(new.get("/today/"))


def test_from_more_it_carries_on_where_it_was_put_away(new):
    new.post("/start/liver/", {"answer": "no"})
    new.post("/start/put-away/")
    assert new.get("/start/").url == "/start/pregnancy/"


def test_another_day_has_no_way_back_to_it(new):
    assert new.get("/day/2026-09-19/").context["unfinished"] is None


def test_a_screen_of_another_release_begins_anew(visitor, alice):
    account_actions.note_start(user=alice, step="gone")
    assert shown(visitor) == ("where", 1, ASKED)


def test_skipping_everything_never_claims_that_ldn_has_not_been_started(new):
    for step in IDS:
        new.post(f"/start/{step}/", {"skip": "1"})
    page = text(new.get("/today/"))
    assert "Note how you are each day" in page
    assert "If you take LDN already, enter your dose." in page
    assert ("Before you start" in page, "before your first dose" in page) == (False, False)


def test_not_sure_about_opioids_stays_in_view_until_it_is_known(visitor, her):
    visitor.post("/start/opioids/", {"answer": "unsure"})
    page = her.get("/today/")
    assert "Take no LDN yet. Show your pharmacist everything you take" in text(page)
    assert page.context["dose"].leave_out is True
    her.post("/start/opioids/", {"answer": "no"})
    page = her.get("/today/")
    assert ("Take no LDN yet" in text(page), page.context["dose"].leave_out) == (False, False)
    assert page.context["day"] == TODAY
