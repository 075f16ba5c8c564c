"""A measure is answered whatever its id, of which an import may bring any text."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest

from journal.day import DAY
from journal.queries import entry_on
from journal.scales import Measure
from ldn_tracker.transfer import store
from ldn_tracker.transfer.formats import diary_file
from tests import builders as b
from tests.conftest import NOW, TODAY
from tests.strategies import ODD_IDS

TAP = {"HX-Request": "true"}
YESTERDAY = TODAY - DAY
each_id = pytest.mark.parametrize("id", ODD_IDS)


@pytest.fixture
def imported(visitor, person):
    """`imported(id)`: a browser whose diary has that measure as its main symptom, rated once."""

    def bring(id: str):
        own = [Measure(id, "Itching", "symptom", 10)]
        before = TODAY - 7 * DAY
        diary = b.diary(
            measures=own,
            tracks=(id,),
            plan=b.plan(primary_symptom=id),
            entries=b.entries(before, before, {id: 3}),
        )
        store.store(person, diary_file.load(diary_file.dump(diary)), at=NOW)
        return visitor

    return bring


def fields(html, day=TODAY):
    """What the page's form sends when it is left alone, and the name of the question."""
    hidden = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', html)
    names = re.findall(r'<fieldset class="scale" id="([^"]*)"><legend>Itching', html)
    (name,) = [unescape(name) for name in names if name.startswith(str(day))]
    return {unescape(name): unescape(value) for name, value in hidden}, name


def send(browser, answers, **headers):
    """As a browser sends them: of a name it makes each line break one of its own."""
    sent = {re.sub(r"\r\n?|\n", "\r\n", name): value for name, value in answers.items()}
    kind = "application/x-www-form-urlencoded"
    return browser.post("/today/answer/", urlencode(sent), content_type=kind, **headers)


def ratings(person, day=TODAY):
    entry = entry_on(person, day)
    return entry.ratings if entry else {}


@each_id
def test_a_tap_is_stored_undone_and_cleared(imported, person, id):
    browser = imported(id)
    _, name = fields(browser.get("/today/").content.decode())
    said = send(browser, {name: "7"}, headers=TAP).content.decode()
    assert ratings(person) == {id: 7}
    undo = unescape(re.search(r'name="[^"]*-undo" value="([^"]*)"', said)[1])
    send(browser, {f"{TODAY}-undo": undo}, headers=TAP)
    assert ratings(person) == {}
    send(browser, {name: "0"}, headers=TAP)
    assert ratings(person) == {id: 0}
    send(browser, {name: ""}, headers=TAP)
    assert ratings(person) == {}


@each_id
def test_a_whole_page_is_stored_shown_again_and_cleared(imported, person, id):
    browser = imported(id)
    hidden, name = fields(browser.get("/today/").content.decode())
    assert send(browser, hidden | {name: "7"}).status_code == 302
    assert ratings(person) == {id: 7}
    html = browser.get("/today/").content.decode()
    hidden, name = fields(html)
    chosen = re.search(r'name="([^"]*)" value="7" checked', html)[1]
    assert unescape(chosen) == name
    assert send(browser, hidden | {name: "7"}).status_code == 302  # nothing new was said
    assert ratings(person) == {id: 7}
    assert send(browser, hidden | {name: ""}).status_code == 302
    assert ratings(person) == {}


@each_id
def test_what_cannot_be_read_is_refused_by_name(imported, person, id):
    browser = imported(id)
    _, name = fields(browser.get("/today/").content.decode())
    refused = send(browser, {name: "eleven"}, headers=TAP)
    assert refused.status_code == 422
    assert "Itching: choose one of the answers." in unescape(refused.content.decode())
    assert ratings(person) == {}


@pytest.mark.parametrize("id", [id for id in ODD_IDS if id])  # none is no main symptom
def test_the_week_fills_it_in_and_the_month_shows_it(imported, person, id):
    browser = imported(id)
    hidden, name = fields(browser.get("/week/").content.decode(), YESTERDAY)
    assert send(browser, hidden | {name: "7", "page": "week"}).status_code == 302
    assert ratings(person, YESTERDAY) == {id: 7}
    assert "Itching 7" in browser.get("/month/").content.decode()
    assert browser.get(f"/day/{YESTERDAY}/").status_code == 200


@pytest.mark.parametrize("word", ["~f", "~zz", "~e9~"])
def test_a_word_that_stands_for_no_id_is_no_answer(imported, person, word):
    send(imported("x"), {f"{TODAY}-ratings.{word}": "7"}, headers=TAP)
    assert ratings(person) == {}
