"""Every update changes the release, whatever file of a page it touches."""

from pathlib import Path

import pytest

from ldn_tracker.server.release import fingerprint, sources

FILES = (
    "templates/today/today.html",
    "templates/today/dose.html",
    "journal/templatetags/questions.py",
    "ldn_tracker/today/questions.py",
    "dose/medicines/data/help.toml",
)


@pytest.fixture
def root(tmp_path):
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("before")
    return tmp_path


def test_what_the_kept_pages_are_made_of_is_part_of_it():
    assert {Path(name) for name in FILES} - set(sources()) == set()


@pytest.mark.parametrize("name", FILES)
def test_a_change_in_any_file_changes_it(root, name):
    before = fingerprint(root)
    assert fingerprint(root) == before
    (root / name).write_text("after")
    assert fingerprint(root) != before


def test_a_file_that_goes_or_gets_another_name_changes_it(root):
    before = fingerprint(root)
    (root / FILES[0]).rename(root / "templates/today/other.html")
    renamed = fingerprint(root)
    (root / "templates/today/other.html").unlink()
    assert len({before, renamed, fingerprint(root)}) == 3


def test_what_python_compiles_meanwhile_does_not(root):
    before = fingerprint(root)
    (root / "journal/__pycache__").mkdir()
    (root / "journal/__pycache__/answers.pyc").write_text("compiled")
    assert fingerprint(root) == before
