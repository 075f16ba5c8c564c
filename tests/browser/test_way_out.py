"""What was saved, its undo and the way out stay in view with the largest text and at 200 %."""

import pytest
from playwright.sync_api import expect

from tests.browser.thumb import begin, saved

pytestmark = pytest.mark.django_db(transaction=True)
SCREENS = {"largest": (390, 844), "zoomed": (195, 422), "low": (320, 256)}


@pytest.mark.parametrize("screen", SCREENS)
def test_the_strip_stays_in_view(open_page, alice, fits, screen):
    begin(alice)
    page = open_page(alice)
    width, height = SCREENS[screen]
    page.set_viewport_size({"width": width, "height": height})
    page.goto("/today/")
    if screen == "largest":
        page.evaluate("document.documentElement.dataset.size = 'largest'")
    page.get_by_role("group", name="Fatigue").locator("label", has_text="7").click()
    saved(page)
    for part in (page.locator("#saved"), page.locator(".strip a")):
        expect(part).to_be_in_viewport(ratio=1)
    expect(page.locator("#saved button")).to_be_in_viewport(ratio=1)
    fits(page)
