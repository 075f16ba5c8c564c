"""Measures with any id that an import may bring are answered in the browser like our own."""

import pytest

from journal.scales import Measure
from ldn_tracker.transfer import store
from ldn_tracker.transfer.formats import diary_file
from tests import builders as b
from tests.browser.thumb import entry, settled
from tests.conftest import NOW
from tests.strategies import ODD_IDS

pytestmark = pytest.mark.django_db(transaction=True)
NUMBERED = {f"Itch no. {n:02}": id for n, id in enumerate(ODD_IDS)}


@pytest.fixture
def itching(alice):
    """alice with a measure of each id, all of which the check-in asks about."""
    own = [Measure(id, name, "symptom", 10) for name, id in NUMBERED.items()]
    diary = b.diary(measures=own, tracks=tuple(ODD_IDS))
    store.store(alice.person, diary_file.load(diary_file.dump(diary)), at=NOW)
    return alice


def choose(page, name, value):
    asked = page.locator("fieldset.scale", has=page.get_by_text(name))
    asked.locator(f'label:has([value="{value}"])').click()


def opened(page):
    page.goto("/today/")
    for fold in page.locator("main details").all():
        if fold.get_attribute("open") is None:
            fold.locator("> summary").click()


def test_each_is_answered_by_a_tap_and_cleared_by_one(open_page, itching):
    page = open_page(itching)
    opened(page)
    for name, id in NUMBERED.items():
        choose(page, name, 7)
        settled(page)
        assert entry(itching).ratings == {id: 7}
        choose(page, name, "")
        settled(page)
        assert entry(itching).ratings == {}


def test_all_are_answered_by_one_button_without_a_script(open_page, itching):
    page = open_page(itching, javascript=False)
    opened(page)
    for name in NUMBERED:
        choose(page, name, 7)
    page.locator("#save").click()
    assert entry(itching).ratings == dict.fromkeys(ODD_IDS, 7)
