"""Lines of one's own numbers, and their months, on each screen and at the largest text."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from journal.scales import Measure
from ldn_tracker.transfer import store
from tests import builders as b
from tests.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db(transaction=True)
MOOD = Measure("daylio-mood", "Mood", "number", unit="of 10, 10 is best")


@pytest.fixture
def moody(alice):
    """alice with a year of moods and nothing else."""
    days = [
        b.entry(TODAY - timedelta(back), measurements={MOOD.id: back % 5 * 2.5})
        for back in range(365)
    ]
    store.store(alice.person, b.diary(measures=[MOOD], entries=days), at=NOW)
    return alice


def test_the_lines_pass_axe_and_fit(open_page, moody, screen, axe_clean, fits):
    page = open_page(moody, **screen)
    page.goto("/charts/?range=all")
    page.get_by_text("Mood by month").click()
    expect(page.get_by_role("region", name="Mood by month")).to_be_visible()
    axe_clean(page)
    fits(page)


def test_the_months_fit_beside_the_largest_letters(open_page, moody, fits):
    page = open_page(moody, size="narrow")
    page.goto("/charts/?range=all")
    page.evaluate("document.documentElement.dataset.size = 'largest'")
    page.get_by_text("Mood by month").click()
    fits(page)
