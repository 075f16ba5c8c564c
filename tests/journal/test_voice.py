"""The words of pages to the person, and of them to somebody who fills the diary in for them."""

import ast
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from journal.voice import OF_ANOTHER, UNNAMED, voiced, voiced_choices

ROOT = Path(__file__).parents[2]
THEMSELVES = SimpleNamespace(name="Ana", filled_in_for=False)
ANA = SimpleNamespace(name="Ana", filled_in_for=True)
GAPS = {"mg": "3 mg", "count": 2, "day": "Tuesday", "often": "every second day"}


@pytest.mark.parametrize("person", [THEMSELVES, None])
@pytest.mark.parametrize("words", OF_ANOTHER)
def test_to_the_person_everything_is_said_as_it_stands(words, person):
    gaps = {name: GAPS[name] for name in re.findall(r"{(\w+)}", words)}
    assert voiced(words, person, **gaps) == words.format(**gaps)


@pytest.mark.parametrize("words", OF_ANOTHER)
def test_to_a_helper_nothing_speaks_of_i_or_you(words):
    said = voiced(words, ANA, **{name: GAPS[name] for name in re.findall(r"{(\w+)}", words)})
    assert re.findall(r"\b(I|I’m|I’ve|me|my|you|your|you’ve)\b", said, re.IGNORECASE) == []
    assert "{" not in said


@pytest.mark.parametrize(
    ("words", "gaps", "said"),
    [
        ("What do you take?", {}, "What does Ana take?"),
        ("How was {day}?", {"day": "Tuesday"}, "How was Tuesday for Ana?"),
        ("Yes, I took {mg}", {"mg": "3 mg"}, "Yes, 3 mg was taken"),
        ("Saved.", {}, "Saved."),
    ],
)
def test_to_a_helper_it_is_said_of_them_by_name(words, gaps, said):
    assert voiced(words, ANA, **gaps) == said


def test_without_a_name_it_is_this_person():
    nobody = SimpleNamespace(name="", filled_in_for=True)
    assert voiced("You take it {often}.", nobody, often="daily") == "This person takes it daily."
    assert UNNAMED in voiced("What do you take?", nobody)


@pytest.mark.parametrize("name", ["{mg}", "{0}", "{name.__class__}", "%s"])
def test_a_name_is_no_gap_to_be_filled(name):
    person = SimpleNamespace(name=name, filled_in_for=True)
    assert voiced("What do you take?", person) == f"What does {name} take?"


def test_choices_keep_their_values_and_what_follows_the_words():
    found = voiced_choices([("period", "My period"), ("x", "My x", "flag")], ANA)
    assert found == [("period", "A period"), ("x", "My x", "flag")]


def test_every_word_of_it_stands_on_a_page():
    """Somebody who changes the words of a page finds here that these are to be changed too."""
    pages = "".join(path.read_text() for path in (ROOT / "templates").rglob("*.html"))
    written = set(re.findall(r'{% voice "([^"]*)"', pages))
    for app in ("journal", "dose", "ldn_tracker"):
        for path in (ROOT / app).rglob("*.py"):
            if path.name != "voice.py" and "migrations" not in path.parts:
                nodes = ast.walk(ast.parse(path.read_text()))
                written |= {node.value for node in nodes if isinstance(node, ast.Constant)}
    assert [words for words in OF_ANOTHER if words not in written] == []


def test_every_word_that_a_page_asks_for_is_here():
    pages = "".join(path.read_text() for path in (ROOT / "templates").rglob("*.html"))
    asked = set(re.findall(r'{% voice "([^"]*)"', pages))
    assert asked - set(OF_ANOTHER) == set()
