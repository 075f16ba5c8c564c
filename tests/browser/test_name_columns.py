"""A table of no known app: its columns are named on a phone and on a desk, with a script or not."""

import pytest
from playwright.sync_api import expect

from dose.diary import from_database

pytestmark = pytest.mark.django_db(transaction=True)
TABLE = "date,Fatigue,Energy,LDN,comment\n13/05/2026,3,7,4.5,A good day\n14/05/2026,4,6,4.5,\n"


def asked(page):
    page.goto("/data/")
    file = {"name": "my table.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Look at the file").click()
    expect(page.get_by_role("heading", name="What is in this table?")).to_be_visible()
    return page


@pytest.mark.parametrize("size", ["phone", "narrow", "desktop"])
def test_the_columns_are_readable(open_page, alice, axe_clean, fits, size):
    page = asked(open_page(alice, size=size, theme="dark" if size == "narrow" else "light"))
    fits(page)
    axe_clean(page)


def test_a_scale_is_asked_of_ratings_only(open_page, alice):
    page = asked(open_page(alice))
    energy = page.get_by_role("group", name="Energy")
    expect(energy.get_by_label("Lowest")).to_be_hidden()
    energy.get_by_label("What is it?").select_option("rating")
    expect(energy.get_by_label("Lowest")).to_be_visible()


def test_without_a_script_a_table_is_named_and_stored(open_page, alice):
    page = asked(open_page(alice, javascript=False))
    page.get_by_role("button", name="Look at the file").click()
    page.get_by_label("At night").check()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Save it in my diary").click()
    expect(page.get_by_text("Done. Added:")).to_be_visible()
    diary = from_database.whole(alice.person)
    assert [dict(entry.ratings) for entry in diary.entries] == [{"fatigue": 3}, {"fatigue": 4}]
    assert [(dose.dose_mg, dose.timing) for dose in diary.doses] == [(4.5, "night")] * 2
