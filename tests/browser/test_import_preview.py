"""A file with every contradiction, read through on a phone and agreed to by a tick."""

import pytest
from playwright.sync_api import expect

from dose.diary import from_database
from tests.ldn_tracker.transfer.contradicting import every_contradiction

pytestmark = pytest.mark.django_db(transaction=True)
FILE = {"name": "diary.json", "mimeType": "application/json"}


def previewed(page):
    page.goto("/data/")
    file = FILE | {"buffer": every_contradiction().encode()}
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_role("button", name="Look at the file").click()
    expect(page.get_by_role("heading", name="This can’t be right")).to_be_visible()
    return page


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_list_is_readable_on_a_phone_in_either_theme(open_page, alice, axe_clean, fits, theme):
    page = previewed(open_page(alice, theme=theme))
    fits(page)
    axe_clean(page)


def test_without_a_script_the_rest_is_stored_after_the_ticks(open_page, alice):
    page = previewed(open_page(alice, javascript=False))
    page.get_by_label("This file is about me").check()
    page.get_by_label("Leave out what can’t be right, and save the rest").check()
    page.get_by_role("button", name="Save it in my diary").click()
    expect(page.get_by_text("Done. Added:")).to_be_visible()
    diary = from_database.whole(alice.person)
    assert (len(diary.doses), len(diary.entries), len(diary.breaks)) == (1, 2, 1)


def test_without_the_ticks_the_browser_stores_nothing(open_page, alice):
    page = previewed(open_page(alice, javascript=False))
    page.get_by_role("button", name="Save it in my diary").click()
    expect(page.get_by_role("heading", name="What this file would do")).to_be_visible()
    assert from_database.whole(alice.person).doses == ()
