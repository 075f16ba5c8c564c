"""Every address of the site, walked: who may open it, what it carries, and what it must not do."""

import inspect
import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection
from django.http import Http404
from django.test import Client

import dose.actions
import dose.medicine_actions
import dose.supply_actions
from tests.conftest import HERS, MARKUP, NOW, TODAY
from tests.doors import BY_SECRET, OWNED, PUBLIC, all_doors

DOORS = [pytest.param(door, id=door.name) for door in all_doors()]
CLOSED = [each for each in DOORS if each.values[0].name not in PUBLIC | BY_SECRET]
# Sessions are refreshed by looking; what was suggested is kept when it is shown, and what a
# calendar was told when it is told.
CHANGING = ("journal_session", "sqlite_sequence", "dose_advice")
TOLD = ("journal_calendar_event", "journal_reminders")
REDIRECTS = (301, 302)


def answer(client: Client, door, method: str = "get"):
    """What the site answers; the body of a download is not read."""
    return getattr(client, method)(door.url)


def every_row() -> dict[str, list]:
    """The content of each table but those that change with every visit."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = {}
        for table in set(tables) - {*CHANGING, *TOLD}:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            found[table] = cursor.fetchall()
    return found


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("door", CLOSED)
def test_nobody_gets_in_without_signing_in(client, db, door, method):
    response = answer(client, door, method)
    assert response.status_code in REDIRECTS
    assert response["Location"] == f"/accounts/login/?next={door.url}"


def test_a_tap_after_the_session_ended_opens_the_sign_in_page(client, db):
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/plan/?x=1"}
    response = client.post("/household/invite/", headers=headers)
    assert (response.status_code, response.content) == (401, b"")
    assert response["HX-Redirect"] == "/accounts/login/?next=/plan/"


@pytest.mark.parametrize("door", [each for each in DOORS if each.values[0].name in PUBLIC])
def test_a_public_page_needs_no_session(client, db, door):
    assert answer(client, door).status_code in (200, *REDIRECTS)
    assert settings.SESSION_COOKIE_NAME not in client.cookies


@pytest.mark.parametrize("door", [each for each in DOORS if each.values[0].name in BY_SECRET])
@pytest.mark.parametrize("method", ["get", "post"])
def test_without_its_secret_there_is_nothing(client_of, full, door, method):
    for browser in (Client(), client_of(full)):
        response = answer(browser, door, method)
        assert response.status_code == (404 if method == "get" else 405)
        assert response.cookies == {}


def test_every_address_about_a_row_says_whose_it_is():
    assert {door.about for door in all_doors()} - {"", *OWNED} == set()


@pytest.mark.parametrize("door", [each for each in DOORS if each.values[0].about])
def test_what_is_anothers_is_not_there(client_of, full, bob, door):
    relation, column = OWNED[door.about]
    row = getattr(full.person, relation).first()
    url = door.filled(**{next(iter(door.takes)): getattr(row, column)})
    bobs, hers = client_of(bob), client_of(full)
    before = every_row()
    assert bobs.get(url).status_code in (404, 405)
    assert bobs.post(url).status_code == 404
    assert every_row() == before
    assert hers.post(url).status_code in (200, 422, *REDIRECTS)


def actions_on_rows() -> list:
    """Each action that is told the id of a row, with the name of that argument."""
    modules = [dose.actions, dose.medicine_actions, dose.supply_actions]
    found = {
        function: name
        for module in modules
        for _, function in inspect.getmembers(module, inspect.isfunction)
        for name in inspect.signature(function).parameters
        if name.removesuffix("_id") in OWNED and name.endswith("_id")
    }
    return [pytest.param(*each, id=each[0].__name__) for each in found.items()]


@pytest.mark.parametrize(("action", "argument"), actions_on_rows())
def test_no_action_reaches_anothers_row(full, bob, action, argument):
    relation, column = OWNED[argument.removesuffix("_id")]
    row = getattr(full.person, relation).first()
    others = {
        "until": TODAY,
        "on": TODAY,
        "at": NOW,
        "start": TODAY,
        "first": TODAY,
        "last_taken": TODAY,
    }
    others |= {"dose_mg": Decimal(3), "timing": "morning", "name": "other"}
    others |= {"opioid": True, "dose": "other"}
    taken = inspect.signature(action).parameters
    given = {name: value for name, value in others.items() if name in taken}
    before = every_row()
    with pytest.raises((ObjectDoesNotExist, Http404)):
        action(person=bob.person, **{argument: row.pk}, **given)
    assert every_row() == before


@pytest.mark.parametrize("door", DOORS)
def test_no_page_of_bobs_holds_a_word_of_alices(client_of, full, bob, door):
    response = answer(client_of(bob), door)
    assert HERS not in body(response)


def test_a_word_of_alices_would_have_been_seen(client_of, full):
    pages = [body(answer(client_of(full), door)) for door in all_doors()]
    assert len([page for page in pages if HERS in page]) >= 3


@pytest.mark.parametrize("door", DOORS)
def test_no_page_takes_words_for_markup(client_of, full, door):
    response = answer(client_of(full), door)
    assert not (response["Content-Type"].startswith("text/html") and MARKUP in body(response))


def body(response) -> str:
    """The whole of an answer as text, a download too."""
    content = b"".join(response) if response.streaming else response.content
    return content.decode(errors="replace")


@pytest.mark.parametrize("door", DOORS)
def test_looking_changes_nothing(client_of, full, door):
    browser = client_of(full)
    before = every_row()
    answer(browser, door)
    assert every_row() == before


@pytest.mark.parametrize("door", DOORS)
def test_a_form_from_another_site_changes_nothing(alice, door):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(alice)
    before = every_row()
    assert answer(browser, door, "post").status_code in (403, 405)
    assert every_row() == before


@pytest.mark.parametrize("door", DOORS)
def test_every_answer_carries_the_orders_to_the_browser(client_of, alice, door):
    for response in (answer(Client(), door), answer(client_of(alice), door)):
        policy = response["Content-Security-Policy"]
        assert policy.split("; ") == [
            " ".join([name, *sources]) for name, sources in settings.SECURE_CSP.items()
        ]
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["X-Frame-Options"] == "DENY"
        assert response["Referrer-Policy"] == "same-origin"
        assert response["Cross-Origin-Opener-Policy"] == "same-origin"
        assert response["Cross-Origin-Resource-Policy"] == "same-origin"
        assert response["X-Robots-Tag"] == "noindex"
        assert "camera=()" in response["Permissions-Policy"]


@pytest.mark.parametrize("door", DOORS)
def test_no_cache_keeps_what_the_signed_in_see(client_of, full, door):
    assert answer(client_of(full), door)["Cache-Control"] == "no-store, private"


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere():
    sources = {source for each in settings.SECURE_CSP.values() for source in each}
    assert sources == {"'none'", "'self'", "data:", "blob:"}
    assert settings.SECURE_CSP["script-src"] == settings.SECURE_CSP["style-src"] == ["'self'"]


class Inline(HTMLParser):
    """Collects what a strict policy would block, and addresses on other sites."""

    def __init__(self):
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "style" or (tag == "script" and "src" not in given and not is_data(given)):
            self.found.append(f"<{tag}>")
        self.found += [
            f"<{tag} {name}>"
            for name in given
            if name == "style" or re.match(r"on[a-z]|hx-on", name)
        ]
        fetched = [given.get(name) or "" for name in ("src", "action", "hx-get", "hx-post")]
        fetched += [given.get("href") or ""] if tag == "link" else []
        self.found += [f"<{tag}> {url}" for url in fetched if re.match(r"(https?:)?//|js:", url)]


def is_data(given: dict) -> bool:
    return "json" in (given.get("type") or "")


@pytest.mark.parametrize("door", DOORS)
def test_no_page_holds_anything_inline_or_from_elsewhere(client_of, full, owner, door):
    for browser in (Client(), client_of(owner), client_of(full)):
        response = answer(browser, door)
        if response["Content-Type"].startswith("text/html") and not response.streaming:
            parser = Inline()
            parser.feed(response.content.decode())
            assert parser.found == []


@pytest.mark.parametrize("source", ["<p style='x'>", "<a onclick='x'>", "<script>", "<style>"])
def test_something_inline_would_be_seen(source):
    parser = Inline()
    parser.feed(source)
    assert len(parser.found) == 1


def test_a_static_file_may_do_nothing_by_itself(client, db):
    response = client.get("/static/icons/icon.svg")
    assert b"".join(response).startswith(b"<svg")
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("url", ["/no/such/page/", "/static/no/such/file.css"])
def test_an_error_carries_the_orders_too(client_of, alice, url):
    response = client_of(alice).get(url)
    assert (response.status_code, "We can’t find that page" in body(response)) == (404, True)
    assert response["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Cache-Control"] == "no-store, private"


def test_another_host_name_is_refused(client, db):
    response = client.get("/accounts/login/", headers={"host": "evil.example"})
    assert (response.status_code, response.cookies) == (400, {})
    assert "This address can’t be used" in body(response)
    assert "evil.example" not in body(response)
