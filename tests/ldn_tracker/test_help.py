"""Help: public, needing no session, no script and no diary."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def page(client: Client, url: str = "/help/") -> str:
    return client.get(url).content.decode()


def country(html: str) -> str:
    return re.search(r'<h2 id="ring">Numbers for <span class="soft">([^<]*)</span>', html)[1]


def test_it_opens_for_somebody_who_is_not_signed_in():
    assert country(page(Client())) == "New Zealand"


def test_it_starts_no_session():
    assert list(Client().get("/help/").cookies) == []


def test_it_shows_the_numbers_of_the_persons_own_country(alice, client_of):
    alice.person.country = "AU"
    alice.person.save(update_fields=["country"])
    assert country(page(client_of(alice))) == "Australia"


def test_a_country_asked_for_comes_before_the_persons_own(alice, client_of):
    alice.person.country = "AU"
    alice.person.save(update_fields=["country"])
    assert country(page(client_of(alice), "/help/?country=IE")) == "Ireland"


def test_a_country_that_does_not_exist_shows_no_text_of_its_own():
    assert country(page(Client(), "/help/?country=<script>")) == "another country"


def test_every_other_country_is_one_tap_away():
    html = page(Client(), "/help/?country=NZ")
    assert re.findall(r'href="\?country=(\w+)"', html) == ["AU", "GB", "IE", "US", "CA", "other"]


def test_the_first_thing_to_press_rings_the_emergency_number():
    html = page(Client())
    main = html[html.index("<main") :]
    assert re.search(r'href="((?:tel|sms):[^"]*)"', main)[1] == "tel:111"


def test_every_flag_says_what_to_do_before_it_lists_the_signs():
    html = page(Client())
    flags = re.findall(r'<section class="flag"(.*?)</section>', html, re.DOTALL)
    assert [
        flag for flag in flags if "<ul>" in flag and flag.index("<b>") > flag.index("<ul>")
    ] == []


def test_the_wallet_card_says_what_a_stranger_must_know():
    html = page(Client())
    card = html[html.index('class="wallet"') :]
    said = " ".join(re.findall(r"<p>(?:<b>)?([^<]*)", card)[:2])
    assert said == (
        "I take low dose naltrexone (LDN). Opioid pain relief may not work as usual. "
        "The effect of naltrexone wears off over 1–3 days."
    )


@pytest.mark.parametrize("url", ["/help/", "/about/", "/comfort/", "/accounts/login/"])
def test_help_is_one_tap_away_without_an_account(url):
    html = page(Client(), url)
    header = html[html.index("<header") : html.index("</header>")]
    assert re.findall(r'href="(/help/)"', header) == ["/help/"]
