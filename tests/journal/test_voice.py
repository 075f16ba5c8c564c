"""The words of pages to the person, and of them to somebody who fills the diary in for them."""

import ast
import re
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest

from journal.voice import (
    OF_ANOTHER,
    PHRASES_OF_ANOTHER,
    UNNAMED,
    retold,
    voiced,
    voiced_choices,
)
from tests.test_words import strings

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


def put_together():
    """Every sentence that is put together with its numbers or from a list, by where it stands."""
    files = [
        *sorted((ROOT / "dose/rules").glob("*.py")),
        *(ROOT / "dose" / name for name in ("supply/words.py", "medicines/topics.py")),
        *(ROOT / "dose/treatment" / name for name in ("schedule.py", "amount_question.py")),
        ROOT / "ldn_tracker/today/missed.py",
    ]
    for path in files:
        for sentence in strings(ast.parse(path.read_text())):
            yield path.name, sentence
    list_of_medicines = (ROOT / "dose/medicines/data/interactions.toml").read_text()
    for group in tomllib.loads(list_of_medicines)["effect"].values():
        yield "interactions.toml", " ".join(group["text"].split())


TOGETHER = [
    pytest.param(said, id=f"{where} {number}")
    for number, (where, said) in enumerate(dict.fromkeys(put_together()))
    if re.search(r"\b(you|your|yours|my|me)\b", said, re.IGNORECASE)
]
READER = (  # what whoever reads it did or is to do: with the diary, with the prescriber
    "add|also marked|answered|agree|can tell|can still|change|changed|did|don’t|end|fill|find|"
    "have|have talked|mark|marked|mean|note|noted|rate|rated|said|say|how|until|would"
)


@pytest.mark.parametrize("said", TOGETHER)
def test_what_is_told_of_them_names_them_and_you_is_who_reads(said):
    found = retold(said, ANA)
    assert re.findall(r"\b(your|yours|my|me|yourself|myself)\b", found, re.IGNORECASE) == []
    assert re.findall(rf"\b[Yy]ou (?!(?:{READER})\b)\S+", found) == []


@pytest.mark.parametrize("said", TOGETHER)
def test_to_themselves_it_is_told_as_it_stands(said):
    assert retold(said, THEMSELVES) is said


def test_every_phrase_stands_in_some_sentence():
    pages = "".join(path.read_text() for path in (ROOT / "templates").rglob("*.html"))
    every = (" ".join(said for _, said in put_together()) + pages + vocabulary()).casefold()
    assert [each for each in PHRASES_OF_ANOTHER if each.casefold() not in every] == []


def vocabulary() -> str:
    """What coded words of the doses and of the journal are read out as."""
    return "".join((ROOT / app / "vocabulary.py").read_text() for app in ("dose", "journal"))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Your fatigue is on your list.", "Ana’s fatigue is on Ana’s list."),
        ("Ask your prescriber before you take it.", "Ask the prescriber before Ana takes it."),
        ("You marked a crash.", "You marked a crash."),
        ("Yourself, anyhow, myth", "Yourself, anyhow, myth"),
    ],
)
def test_a_longer_phrase_goes_before_a_shorter_one(said, found):
    assert retold(said, ANA) == found


def test_without_a_name_a_sentence_begins_with_a_capital():
    nobody = SimpleNamespace(name="", filled_in_for=True)
    assert retold("Your plan; your list. Your list", nobody) == (
        "The plan; this person’s list. This person’s list"
    )


@pytest.mark.parametrize("name", [r"\1", "{name}", "your"])
def test_a_name_is_taken_as_it_is(name):
    assert retold("on your list", SimpleNamespace(name=name, filled_in_for=True)) == (
        f"on {name}’s list"
    )


def test_every_word_that_a_page_asks_for_is_here():
    pages = "".join(path.read_text() for path in (ROOT / "templates").rglob("*.html"))
    asked = set(re.findall(r'{% voice "([^"]*)"', pages))
    assert asked - set(OF_ANOTHER) == set()
