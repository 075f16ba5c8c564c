"""The zip of a full diary, asked for on a phone, waited for without a script, and saved."""

import zipfile

import pytest
from playwright.sync_api import expect

from ldn_tracker.transfer.out import take_out
from ldn_tracker.transfer.store import store
from tests import builders as b
from tests.conftest import NOW

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def full_diary(alice, monkeypatch):
    monkeypatch.setattr(take_out, "MOST_AT_ONCE", 0)
    store(alice.person, b.everything(), at=NOW)


def put_together(page):
    page.goto("/data/")
    page.get_by_role("link", name="Take everything out (zip)").click()
    page.get_by_role("button", name="Put everything together").click()
    expect(page.get_by_role("link", name="Save the zip")).to_be_visible()
    return page


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_readable_on_a_phone_in_either_theme(
    open_page, alice, full_diary, axe_clean, fits, theme
):
    page = put_together(open_page(alice, theme=theme))
    fits(page)
    axe_clean(page)


def test_without_a_script_it_is_waited_for_and_saved(open_page, alice, full_diary):
    page = put_together(open_page(alice, javascript=False))
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save the zip").click()
    assert "diary.json" in zipfile.ZipFile(saved.value.path()).namelist()
