"""Twice as large, and lying down: at 200 % zoom a 1280 px window is 640 px wide.

Zoom in a browser makes each CSS pixel larger, so fewer of them fit: a viewport of half the size,
drawn with two device pixels for each, is the same page. (A pinch enlarges without laying out anew.)
"""

import pytest

from tests.browser.test_every_page import DOORS, shows_a_page
from tests.browser.thumb import begin

pytestmark = pytest.mark.django_db(transaction=True)
# At 200 %: a desk's window, a small one (WCAG 1.4.10 asks for 320 px), a phone lying on its side.
WINDOWS = {"desk": (640, 400), "small": (320, 256), "landscape": (422, 195)}
LANDSCAPE = (844, 390)
PRESSED = "main button, main summary, .strip a, .bar a, .top a"
REACHED = """(pressed) => [...document.querySelectorAll(pressed)]
  .filter((one) => one.checkVisibility() && !one.closest(".quiet, [hidden]"))
  .filter((one) => {
    one.scrollIntoView({ block: "center" });
    const { left, right, top, bottom } = one.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const there = document.elementFromPoint(x, y);
    return left < 0 || right > innerWidth || !(one.contains(there) || there?.contains(one));
  })
  .map((one) => one.textContent.trim())"""


@pytest.fixture
def zoomed(open_page):
    """`zoomed(user, "desk")`: a page at 200 %."""

    def opened(user, window: str):
        page = open_page(user, device_scale_factor=2)
        width, height = WINDOWS[window]
        page.set_viewport_size({"width": width, "height": height})
        return page

    return opened


@pytest.mark.parametrize("window", WINDOWS)
def test_no_page_scrolls_sideways_at_twice_the_size(full, client_of, zoomed, fits, window):
    full.is_owner = True
    full.save()
    page, client = zoomed(full, window), client_of(full)
    for door in DOORS:
        if shows_a_page(client, door.values[0].url):
            page.goto(door.values[0].url)
            fits(page)


@pytest.mark.parametrize("window", WINDOWS)
def test_everything_on_the_check_in_can_be_pressed_at_twice_the_size(alice, zoomed, window):
    begin(alice)
    page = zoomed(alice, window)
    page.goto("/today/")
    assert page.evaluate(REACHED, PRESSED) == []


def test_everything_on_the_check_in_can_be_pressed_in_landscape(alice, open_page, fits):
    begin(alice)
    page = open_page(alice)
    page.set_viewport_size(dict(zip(("width", "height"), LANDSCAPE, strict=True)))
    page.goto("/today/")
    fits(page)
    assert page.evaluate(REACHED, PRESSED) == []


def test_what_cannot_be_pressed_would_be_seen(alice, zoomed):
    begin(alice)
    page = zoomed(alice, "desk")
    page.goto("/today/")
    page.evaluate("document.querySelector('#dose .primary').style.translate = '-700px'")
    assert page.evaluate(REACHED, PRESSED) == ["I took it"]
