"""The page of everything that is not in the bar."""

import re

import pytest

pytestmark = pytest.mark.django_db


def test_every_place_it_names_opens(alice, client_of):
    client = client_of(alice)
    main = client.get("/more/").content.decode().split("<main")[1].split("</main>")[0]
    places = re.findall(r'<a href="([^"]*)"', main)
    opened = {place: client.get(place, follow=True).status_code for place in places}
    assert opened == dict.fromkeys(places, 200)
    assert {"/medicines/", "/account/", "/comfort/", "/rules/", "/help/"} <= set(places)


def test_the_bar_leads_to_it_and_says_that_one_is_there(alice, client_of):
    html = client_of(alice).get("/more/").content.decode()
    assert re.findall(r'<a href="([^"]*)" aria-current="page">', html) == ["/more/"]
