"""Every address that shows a page, opened: clean for axe, quiet, and within the screen."""

import pytest
from django.test import Client

from tests.doors import PUBLIC, all_doors

DOORS = [pytest.param(door, id=door.name) for door in all_doors()]
# Between them every size and theme; axe sees colours and order, which the others would repeat.
SCREENS = [("phone", "light"), ("desktop", "dark")]
CHOSEN = ("contrast", "contrast-dim")  # themes that no device asks for
WEAR = "theme => document.documentElement.dataset.theme = theme"


def shows_a_page(browser: Client, url: str) -> bool:
    """Whether the address answers a look with a whole page, not a file, a fragment or a 405."""
    response = browser.get(url)
    if response.status_code != 200 or response.streaming:
        return False
    return response.content.lstrip()[:15].lower() == b"<!doctype html>"


def look(page, url: str, axe_clean, fits, resize) -> None:
    """Open the address on each kind of screen."""
    page.goto(url)
    for size, theme in SCREENS:
        resize(page, size, theme)
        fits(page)
        axe_clean(page)
    resize(page, "narrow", "light")
    fits(page)
    for theme in CHOSEN:
        page.evaluate(WEAR, theme)
        axe_clean(page)


@pytest.mark.parametrize("door", DOORS)
def test_every_page_of_a_full_diary_is_clean(
    full, bob, client_of, open_page, axe_clean, fits, resize, door
):
    full.is_owner = True
    full.save()
    if shows_a_page(client_of(full), door.url):
        look(open_page(full), door.url, axe_clean, fits, resize)


@pytest.mark.parametrize("door", [each for each in DOORS if each.values[0].name in PUBLIC])
def test_every_public_page_is_clean(db, open_page, axe_clean, fits, resize, door):
    if shows_a_page(Client(), door.url):
        look(open_page(), door.url, axe_clean, fits, resize)


def test_every_page_of_an_empty_diary_is_quiet(alice, client_of, open_page, fits):
    page = open_page(alice, size="narrow")
    for door in all_doors():
        if shows_a_page(client_of(alice), door.url):
            page.goto(door.url)
            fits(page)


def test_what_is_wrong_would_be_seen(alice, open_page, axe_clean, fits):
    page = open_page(alice)
    page.goto("/account/")
    page.evaluate("document.querySelector('main label').remove()")
    page.evaluate("document.querySelector('main h1').style.minWidth = '500px'")
    with pytest.raises(AssertionError, match="label"):
        axe_clean(page)
    with pytest.raises(AssertionError, match="wide on 390"):
        fits(page)


@pytest.mark.parametrize(
    ("wrong", "heard"),
    [
        ("console.error('oh dear')", "error: oh dear"),
        ("document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\">')", "style-src"),
        ("fetch('https://elsewhere.example/').catch(() => 0)", "connect-src"),
    ],
)
def test_a_complaint_of_the_browser_would_be_heard(alice, open_page, complaints, wrong, heard):
    page = open_page(alice)
    page.goto("/account/")
    page.evaluate(wrong)
    page.wait_for_timeout(200)
    assert heard in " ".join(complaints)
    complaints.clear()
