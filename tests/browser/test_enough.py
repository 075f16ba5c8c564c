"""After a crash day nothing more is asked for; a note that was being typed outlives a reload."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_offline import INDEXED
from tests.browser.thumb import Thumb, begin, saved, settled
from tests.conftest import TODAY

pytestmark = pytest.mark.django_db(transaction=True)
ENOUGH = "That is enough for today."


@pytest.mark.parametrize("javascript", [True, False])
def test_a_crash_day_says_that_it_is_enough(open_page, alice, javascript):
    begin(alice)
    page = open_page(alice, has_touch=True, javascript=javascript)
    page.goto("/today/")
    expect(page.get_by_text(ENOUGH)).to_be_hidden()
    Thumb(page).answer("Crash", "Crash day")
    expect(page.get_by_text(ENOUGH)).to_be_visible()
    if javascript:
        saved(page)


def test_a_note_outlives_a_reload_right_after_the_last_letter(open_page, alice):
    begin(alice)
    page = open_page(alice)
    page.goto("/today/")
    page.get_by_text("Something else", exact=True).click()
    page.get_by_label("Note", exact=True).press_sequentially("slept badly")
    page.wait_for_timeout(150)
    assert page.evaluate(INDEXED) == [[[f"{TODAY}-note", "slept badly"]]]
    page.reload()
    settled(page)
    assert alice.person.entries.get(day=TODAY).note == "slept badly"
