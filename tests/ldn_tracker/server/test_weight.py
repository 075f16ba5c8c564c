"""How much a telephone with a poor signal has to fetch before the check-in can be used."""

import gzip
import re
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client

from ldn_tracker.server.middleware import PADDING, Compressed

pytestmark = pytest.mark.django_db
A_COLD_LOAD = 30_000  # bytes, with what HTTP/1.1 says before each answer
STATUS_LINE = len("HTTP/1.1 200 OK\r\n\r\n")
PACKED = b"".join(sha256(bytes([n])).digest() for n in range(40))
BY_GUNICORN = len("Server: gunicorn\r\nDate: Mon, 23 Nov 2026 15:19:53 GMT\r\n")


def fetched(html: str) -> set[str]:
    """The files that a browser fetches for a page."""
    found = re.findall(r'<(?:link|script)[^>]+(?:href|src)="/static/([^"]+)"', html)
    return {name for name in found if "icon-180" not in name}


def heading(response) -> int:
    """The bytes that stand before the body of an answer."""
    said = [f"{name}: {value}\r\n" for name, value in response.items()]
    cookies = [f"{cookie.output()}\r\n" for cookie in response.cookies.values()]
    return STATUS_LINE + BY_GUNICORN + len("".join(said + cookies))


def weight(name: str, client: Client) -> int:
    """A file as it is served: compressed once, as well as brotli can."""
    response = client.get(f"/static/{name}")
    response.close()
    return heading(response) + len(brotli.compress(Path(finders.find(name)).read_bytes()))


def test_a_cold_load_of_the_check_in_is_at_most_30_kb(alice, client_of, monkeypatch):
    monkeypatch.setattr("ldn_tracker.server.middleware.secrets.randbelow", lambda most: most - 1)
    client = client_of(alice)
    page = client.get("/today/", headers={"accept-encoding": "gzip, deflate, br"})
    html = brotli.decompress(page.content).decode()
    whole = heading(page) + len(page.content) + sum(weight(name, client) for name in fetched(html))
    assert whole <= A_COLD_LOAD


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [
        ("gzip, deflate, br", "br"),
        ("br;q=0.5, gzip", "br"),
        ("gzip;q=0, BR ; q=1.0", "br"),
        ("gzip, br;q=0", "gzip"),
        ("br; q=0.000 , gzip", "gzip"),
        ("gzip, x-br", "gzip"),
        ("gzip", "gzip"),
        ("", None),
    ],
)
def test_a_page_travels_as_the_browser_can_read_it(alice, client_of, accepted, sent):
    response = client_of(alice).get("/today/", headers={"accept-encoding": accepted})
    assert response.headers.get("Content-Encoding") == sent
    assert "Accept-Encoding" in response["Vary"]


def test_the_icon_in_the_page_is_the_one_that_is_drawn(client):
    html = client.get("/about/").content.decode()
    (icon,) = re.findall(r'href="data:image/svg\+xml,([^"]+)"', html)
    drawn = settings.BASE_DIR / "static" / "icons" / "icon.svg"
    assert unquote(icon).replace("'", '"') == drawn.read_text().strip()


def test_the_size_of_a_page_tells_nothing(client):
    asked = {"accept-encoding": "br"}
    pages = [client.get("/about/", headers=asked) for _ in range(30)]
    parts = [brotli.decompress(page.content).rpartition(b"<!--") for page in pages]
    assert {bare for bare, _, _ in parts} == {client.get("/about/").content}
    sizes = {len(page.content) for page in pages}
    assert len(sizes) >= 15  # of 30, drawn among 100
    assert [padding for *_, padding in parts if len(padding) >= 2 * PADDING + len("-->")] == []


def test_the_size_of_a_page_tells_nothing_with_gzip_either(client):
    pages = [client.get("/about/", headers={"accept-encoding": "gzip"}) for _ in range(30)]
    assert {gzip.decompress(page.content) for page in pages} == {client.get("/about/").content}
    sizes = {len(page.content) for page in pages}
    assert len(sizes) >= 15  # of 30, drawn among 100


@pytest.mark.parametrize(
    ("content", "kind", "sent"),
    [
        (b"a" * 1000, "application/json", "gzip"),
        (b"a" * 1000, "text/html", "br"),
        (b"a" * 199, "application/json", None),
        (PACKED, "application/pdf", None),
        (PACKED, "application/zip", None),
    ],
)
def test_what_becomes_no_smaller_is_left_as_it_is(rf, content, kind, sent):
    answer = Compressed(lambda _: HttpResponse(content, content_type=kind))
    response = answer(rf.get("/", headers={"accept-encoding": "gzip, br"}))
    assert response.headers.get("Content-Encoding") == sent
    assert sent or response.content == content


def test_a_page_that_saves_nothing_by_itself_fetches_no_script():
    assert [
        name for name in fetched(Client().get("/about/").content.decode()) if "js" in name
    ] == []


def test_a_page_asks_nobody_else_for_anything(alice, client_of):
    html = client_of(alice).get("/today/").content.decode()
    assert re.findall(r'<(?:link|script|img)[^>]+(?:href|src)="(?:https?:)?//[^"]*"', html) == []
