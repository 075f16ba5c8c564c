"""How much a telephone with a poor signal has to fetch before the check-in can be used."""

import gzip
import re
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.test import Client

pytestmark = pytest.mark.django_db
# Bytes of what is fetched; headers (some 800 bytes an answer) come on top, HTTP/2 packs them small.
A_COLD_LOAD = 30_000


def fetched(html: str) -> set[str]:
    """The files that a browser fetches for a page."""
    found = re.findall(r'<(?:link|script)[^>]+(?:href|src)="/static/([^"]+)"', html)
    return {name for name in found if "icon-180" not in name}


def weight(name: str) -> int:
    return len(brotli.compress(Path(finders.find(name)).read_bytes()))


def test_a_cold_load_of_the_check_in_is_at_most_30_kb(alice, client_of):
    client: Client = client_of(alice)
    html = client.get("/today/").content
    page = len(gzip.compress(html))
    files = sum(weight(name) for name in fetched(html.decode()))
    assert max(page + files, A_COLD_LOAD) == A_COLD_LOAD


def test_a_page_travels_compressed(alice, client_of):
    response = client_of(alice).get("/today/", headers={"accept-encoding": "gzip"})
    assert response.headers.get("Content-Encoding") == "gzip"


def test_a_page_that_saves_nothing_by_itself_fetches_no_script():
    assert [
        name for name in fetched(Client().get("/about/").content.decode()) if "js" in name
    ] == []


def test_a_page_asks_nobody_else_for_anything(alice, client_of):
    html = client_of(alice).get("/today/").content.decode()
    assert re.findall(r'<(?:link|script|img)[^>]+(?:href|src)="(?:https?:)?//[^"]*"', html) == []
