"""A look once chosen is there before the first paint, without a script."""

import re

import pytest
from django.test import Client

from ldn_tracker.comfort.look import Comfort

pytestmark = pytest.mark.django_db


def html_tag(client: Client, url: str = "/help/") -> str:
    return re.search(r"<html[^>]*>", client.get(url).content.decode()).group(0)


def choose(client: Client, **choice):
    return client.post("/comfort/", choice)


def test_nothing_chosen_leaves_the_theme_to_the_device():
    assert html_tag(Client()) == '<html lang="en-NZ">'


def test_a_chosen_look_is_written_into_the_first_line_of_the_next_page():
    client = Client()
    choose(client, theme="dim", size="larger")
    assert html_tag(client) == '<html lang="en-NZ" data-theme="dim" data-size="larger">'


def test_going_back_to_the_device_takes_the_theme_away():
    client = Client()
    choose(client, theme="dim", size="")
    choose(client, theme="", size="")
    assert html_tag(client) == '<html lang="en-NZ">'


def test_the_choice_holds_for_a_year_and_no_script_can_read_it():
    cookie = choose(Client(), theme="dim", size="").cookies["comfort"]
    assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == (31536000, True, "Lax")


def test_a_look_that_does_not_exist_is_refused_and_nothing_is_kept():
    client = Client()
    choose(client, theme="dim", size="")
    response = choose(client, theme="neon", size="")
    assert (response.status_code, "comfort" in response.cookies) == (422, False)
    assert "Please look at this again" in response.content.decode()
    assert html_tag(client) == '<html lang="en-NZ" data-theme="dim">'


def test_a_cookie_that_somebody_made_up_never_reaches_the_page():
    client = Client()
    client.cookies["comfort"] = '"><script>.huge'
    assert html_tag(client) == '<html lang="en-NZ">'


def test_the_present_choice_is_marked_on_the_page():
    client = Client()
    choose(client, theme="contrast", size="largest")
    page = client.get("/comfort/").content.decode()
    assert re.findall(r'value="([^"]*)"[^>]*checked', page) == ["contrast", "largest"]


def test_the_browser_paints_its_own_frame_in_the_chosen_paper():
    client = Client()
    choose(client, theme="dim", size="")
    page = client.get("/help/").content.decode()
    assert re.findall(r'name="theme-color"[^>]*content="([^"]*)"', page) == ["#161512"]


@pytest.mark.parametrize("text", ["", "dim", "dim.", ".larger", "dim.larger.more", "x.y"])
def test_any_cookie_can_be_read(text):
    assert Comfort.read(str(Comfort.read(text))) == Comfort.read(text)
