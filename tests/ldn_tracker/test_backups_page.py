"""The owner's page of backups."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from tests.conftest import NOW, text


@pytest.fixture
def place(settings, tmp_path, monkeypatch):
    """Where the backups are; the site keeps its diaries in a file."""
    settings.DATA_DIR = tmp_path
    kept_in_a_file = SimpleNamespace(vendor="sqlite")
    monkeypatch.setattr("ldn_tracker.views.backups.connection", kept_in_a_file)
    monkeypatch.setattr("ldn_tracker.server.backups.nightly.connection", kept_in_a_file)
    (tmp_path / "backups").mkdir()
    return tmp_path / "backups"


def put(place, days_ago: int, size: int) -> None:
    at = NOW - timedelta(days=days_ago)
    (place / f"daily-{at:%Y-%m-%d-%H%M%S}.sqlite3").write_bytes(bytes(size))


def page(client_of, owner) -> str:
    return text(client_of(owner).get("/household/backups/"))


def test_it_says_when_the_last_good_one_was_made_and_how_large(place, client_of, owner):
    put(place, 0, 2 * 1024 * 1024)
    put(place, 1, 1024)
    said = page(client_of, owner)
    assert "The last good backup was made on 20 September 2026 at 12:30." in said  # in Auckland
    assert "It is 2.0 MB, and was checked when it was made." in said
    assert "2 are kept" in said
    assert "There should be a newer one" not in said


@pytest.mark.parametrize(
    ("days_ago", "words"), [(3, "There should be a newer one."), (None, "There is none yet.")]
)
def test_it_says_when_there_should_be_a_newer_one(place, client_of, owner, days_ago, words):
    if days_ago:
        put(place, days_ago, 1)
    assert words in page(client_of, owner)


def test_it_says_when_they_are_switched_off(place, client_of, owner, settings):
    settings.BACKUPS = False
    said = page(client_of, owner)
    assert "No daily backup is made" in said
    assert "There is none yet" not in said


def test_the_way_there_is_on_the_page_of_the_household(client_of, owner):
    assert 'href="/household/backups/"' in text(client_of(owner).get("/household/"))


def test_nobody_else_sees_it(client_of, owner, alice):
    assert client_of(owner).get("/household/backups/").status_code == 200
    assert client_of(alice).get("/household/backups/").status_code == 404
