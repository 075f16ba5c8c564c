"""What somebody chose for comfort: the largest text on every page, and what stays in place."""

import pytest

from tests.browser.test_every_page import DOORS, shows_a_page

pytestmark = pytest.mark.django_db(transaction=True)
STRIP = "document.querySelector('.strip').getBoundingClientRect().bottom"
LAST_PLACE = "document.querySelector('.bar a:last-child').getBoundingClientRect().bottom"


def largest(page) -> None:
    """Choose the largest text, as the comfort page would."""
    page.goto("/comfort/")
    home = page.url.removesuffix("comfort/")
    page.context.add_cookies([{"name": "comfort", "value": "light.largest", "url": home}])


def test_the_largest_text_fits_the_narrowest_phone_on_every_page(full, client_of, open_page, fits):
    full.is_owner = True
    full.save()
    page, client = open_page(full, size="narrow"), client_of(full)
    largest(page)
    for door in DOORS:
        if shows_a_page(client, door.values[0].url):
            page.goto(door.values[0].url)
            fits(page)


@pytest.mark.parametrize(("width", "height"), [(844, 390), (568, 320)])
def test_no_place_of_the_rail_is_cut_off_in_landscape(alice, open_page, width, height):
    page = open_page(alice)
    page.set_viewport_size({"width": width, "height": height})
    largest(page)
    page.goto("/today/")
    assert page.evaluate(LAST_PLACE) <= height


@pytest.mark.parametrize("size", ["narrow", "phone"])
def test_with_the_largest_text_the_strip_stays_where_it_is(alice, open_page, size):
    page = open_page(alice, size=size)
    largest(page)
    page.goto("/today/")
    page.evaluate("window.scrollBy(0, 400)")
    before = page.evaluate(STRIP)
    page.evaluate("window.scrollBy(0, 40)")
    assert page.evaluate(STRIP) == before
