"""The rule book's page: the whole table, public."""

from dose.rules.chapters import chapters
from dose.rules.evidence import SOURCES
from dose.rules.table import LAST, ROWS, RULES


def test_every_row_stands_in_the_book_once_and_in_order():
    lines = [line for chapter in chapters() for line in chapter.lines]
    assert [(line.number, line.rule) for line in lines] == [
        (number, rule.id) for number, rule in ROWS
    ]


def test_every_row_says_one_sentence():
    lines = [line for chapter in chapters() for line in chapter.lines]
    assert [
        line.rule for line in lines if not line.says or not line.says.endswith((".", "?"))
    ] == []


def test_every_rule_can_be_pointed_at_once():
    anchors = [line.anchor for chapter in chapters() for line in chapter.lines if line.anchor]
    assert sorted(anchors) == sorted({rule.id for rule in (*RULES, *LAST)})


def test_emergency_urgent_and_severe_are_never_set_aside():
    never = [chapter.name for chapter in chapters() if chapter.is_never_muted]
    assert never == ["Emergency", "Urgent", "Severe side effect"]


def test_the_page_is_public_and_shows_every_rule_and_source(client, db):
    page = client.get("/rules/").content.decode()
    assert [rule.id for rule in RULES if f"<small>{rule.id}</small>" not in page] == []
    assert [id for id in SOURCES if f'id="source-{id}"' not in page] == []
