"""The plan page on a phone."""

import pytest

from ldn_tracker.transfer import store
from tests.conftest import NOW
from tests.dose.rules.test_following import diary

LINES = """link => {
  const range = document.createRange();
  range.selectNodeContents(link.firstChild);
  return range.getClientRects().length;
}"""


@pytest.mark.parametrize("size", ["phone", "narrow"])
def test_the_word_on_a_button_in_a_table_stays_whole(alice, open_page, fits, size):
    store.store(alice.person, diary(), at=NOW)
    page = open_page(alice, size=size)
    page.goto("/plan/")
    page.locator("summary", has_text="Doses and times of day").click()
    links = page.locator("td a.button")
    assert links.evaluate_all(f"all => all.map({LINES})") == [1] * links.count()
    assert links.count() > 0
    fits(page)
