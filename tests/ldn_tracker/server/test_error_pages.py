"""Pages for when something is wrong: calm, with a way back and a way to help."""

import re

import pytest
from django.template.loader import get_template
from django.test import Client

pytestmark = pytest.mark.django_db
PAGES = ("400", "403", "403_csrf", "404", "413", "429", "500", "503", "507")


@pytest.mark.parametrize("page", PAGES)
def test_an_error_page_needs_no_request_and_no_diary(page):
    html = get_template(f"{page}.html").render()
    assert len(re.findall(r"<h1>[^<]+</h1>", html)) == 1


@pytest.mark.parametrize("page", PAGES)
def test_help_is_one_tap_away_from_an_error(page):
    html = get_template(f"{page}.html").render()
    header = html[html.index("<header") : html.index("</header>")]
    assert re.findall(r'href="(/help/)"', header) == ["/help/"]


def test_an_address_that_does_not_exist_says_so_and_leads_back(alice, client_of):
    html = client_of(alice).get("/nowhere/").content.decode()
    assert re.search(r"<h1>([^<]*)</h1>", html)[1] == "We can’t find that page"
    assert 'href="/">Go to today' in html


def test_a_form_left_open_too_long_says_that_nothing_was_changed():
    client = Client(enforce_csrf_checks=True)
    html = client.post("/comfort/", {"theme": "dim"}).content.decode()
    assert re.search(r"<h1>([^<]*)</h1>", html)[1] == "Please send it again"
