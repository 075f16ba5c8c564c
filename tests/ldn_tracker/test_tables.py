"""Tables are styled by a sheet of their own, which the check-in does not load."""

import re

import pytest

from ldn_tracker.server.static_finder import joined
from tests.test_architecture import ROOT

PAGES = [
    path
    for path in sorted((ROOT / "templates").rglob("*.html"))
    if "<table" in path.read_text() and "{% extends" in path.read_text()
]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_with_a_table_has_the_sheet_for_it(path):
    assert 'static "css/charts.css"' in path.read_text()


def test_the_check_in_has_no_table_and_no_rule_for_one():
    every = "".join(path.read_text() for path in (ROOT / "templates/today").glob("*.html"))
    rules = re.findall(r"[{},](?:table|caption|th|td)\b", joined())
    assert ("<table" in every, rules) == (False, [])
