"""The rooms of the house: which there are, how large they and their files are, their names."""

import pytest

from tests.test_architecture import ALL, LINE, ROOT, name_of, ours

ROOMS = {
    "journal": {
        "accounts", "forms", "migrations", "models", "reminders", "templatetags", "views",
    },
    "dose": {
        "diary", "forms", "medicines", "migrations", "models", "rules", "supply", "templatetags",
        "treatment", "views",
    },
    "ldn_tracker": {
        "charts", "comfort", "fhir", "management", "push", "reminders", "report", "server", "start",
        "supply", "templatetags", "today", "transfer", "views",
    },
}  # fmt: skip
ROOMY = {"dose/rules", "dose/treatment", "journal"}  # a module a row, question; an app's own
MOST_FILES = 18  # of another room
FORBIDDEN_NAMES = {"utils.py", "common.py", "core.py", "helpers.py"}


@pytest.mark.parametrize("path", ALL)
def test_no_file_is_longer_than_400_lines(path):
    assert len(path.read_text().splitlines()) <= 400


def test_no_page_stylesheet_or_script_is_longer_than_400_lines():
    files = [p for folder in ("templates", "static", "tests") for p in (ROOT / folder).rglob("*")]
    texts = [p for p in files if p.suffix in (".html", ".css", ".js", ".py")]
    assert [name_of(p) for p in texts if len(p.read_text().splitlines()) > 400] == []


@pytest.mark.parametrize("app", LINE)
def test_the_rooms_of_an_app_are_those_of_its_subjects(app):
    folders = {path.name for path in (ROOT / app).iterdir() if (path / "__init__.py").exists()}
    assert folders == ROOMS[app]


def test_a_room_has_about_a_dozen_files():
    files = {}
    for path in ours():
        folder = name_of(path.parent)
        files[folder] = files.get(folder, 0) + (path.name != "__init__.py")
    assert {room for room, number in files.items() if number > MOST_FILES} == ROOMY


def test_the_tests_mirror_the_rooms():
    rooms = {name_of(path.parent) for path in ours()}
    folders = {name_of(p.parent) for p in (ROOT / "tests").rglob("test_*.py")}
    mirrored = {name.removeprefix("tests/") for name in folders}
    assert {name for name in mirrored if name.startswith(LINE)} - rooms == set()


def test_no_room_is_named_after_nothing():
    assert [name_of(path) for path in ours() if path.name in FORBIDDEN_NAMES] == []
