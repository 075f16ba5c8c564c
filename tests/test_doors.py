"""Every address of the site, walked: who may open it, what it carries, and what it must not do."""

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from tests.doors import PUBLIC, all_doors

DOORS = [pytest.param(door, id=door.name) for door in all_doors()]
CLOSED = [each for each in DOORS if each.values[0].name not in PUBLIC]
CHANGING = ("django_session", "sign_in_limits", "sqlite_sequence")
REDIRECTS = (301, 302)


def answer(client: Client, door, method: str = "get"):
    """What the site answers; the body of a download is not read."""
    return getattr(client, method)(door.url)


def every_row() -> dict[str, list]:
    """The content of each table but those that change with every visit."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = {}
        for table in set(tables) - set(CHANGING):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            found[table] = cursor.fetchall()
    return found


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("door", CLOSED)
def test_nobody_gets_in_without_signing_in(client, db, door, method):
    response = answer(client, door, method)
    assert response.status_code in REDIRECTS
    assert response["Location"] == f"/accounts/login/?next={door.url}"


@pytest.mark.parametrize("door", [each for each in DOORS if each.values[0].name in PUBLIC])
def test_a_public_page_needs_no_session(client, db, door):
    assert answer(client, door).status_code in (200, *REDIRECTS)
    assert settings.SESSION_COOKIE_NAME not in client.cookies


@pytest.mark.parametrize("door", DOORS)
def test_looking_changes_nothing(client_of, alice, door):
    browser = client_of(alice)
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
        assert "camera=()" in response["Permissions-Policy"]


@pytest.mark.parametrize("door", DOORS)
def test_no_cache_keeps_what_the_signed_in_see(client_of, alice, door):
    assert answer(client_of(alice), door)["Cache-Control"] == "no-store, private"


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
def test_no_page_holds_anything_inline_or_from_elsewhere(client_of, owner, door):
    for response in (answer(Client(), door), answer(client_of(owner), door)):
        if response["Content-Type"].startswith("text/html") and not response.streaming:
            parser = Inline()
            parser.feed(response.content.decode())
            assert parser.found == []


@pytest.mark.parametrize("source", ["<p style='x'>", "<a onclick='x'>", "<script>", "<style>"])
def test_something_inline_would_be_seen(source):
    parser = Inline()
    parser.feed(source)
    assert len(parser.found) == 1


def test_a_static_file_carries_the_orders_too(client, db):
    response = client.get("/static/plotly.min.js")
    response.close()
    assert response.status_code == 200
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_an_error_carries_the_orders_too(client_of, alice):
    response = client_of(alice).get("/no/such/page/")
    assert response.status_code == 404
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "no-store, private"


def test_another_host_name_is_refused(client, db):
    assert client.get("/accounts/login/", headers={"host": "evil.example"}).status_code == 400
