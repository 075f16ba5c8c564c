"""One stylesheet out of readable layers, light enough for a poor signal."""

import re
from pathlib import Path

import brotli
from django.conf import settings
from django.contrib.staticfiles import finders

from ldn_tracker.server.static_finder import LAYERS, LIBRARY, joined, joined_script


def test_the_order_of_the_layers_is_said_before_anything_else():
    assert joined().startswith("@layer tokens, base, forms, parts, pages, print;")


def test_every_layer_is_in_the_sheet():
    declared = re.findall(r"@layer (\w+)\{", joined())
    in_order = list(dict.fromkeys(declared))  # each page has a file of its own in "pages"
    assert in_order == ["tokens", "base", "forms", "parts", "pages", "print"]


def test_no_stylesheet_of_the_tree_is_left_out():
    files = {path.stem for path in (settings.BASE_DIR / "static" / "css").glob("*.css")}
    assert files == {*LAYERS, "account", "charts", "data", "help"}


def test_the_sheet_is_found_like_any_static_file():
    with open(finders.find("css/site.css")) as file:
        assert file.read() == joined()


def test_the_sheet_is_at_most_6_kb_over_the_wire():
    assert len(brotli.compress(joined().encode())) <= 6_000


def test_the_check_ins_script_is_found_with_htmx_and_without_comments():
    with open(finders.find("js/tap.js")) as file:
        text = file.read()
    library = Path(finders.find(LIBRARY)).read_text()
    assert text == joined_script()
    assert text.startswith(library)
    assert [line for line in text.splitlines() if line.startswith("//")] == []


def test_the_check_ins_script_adds_at_most_4_kb_to_htmx():
    alone = len(brotli.compress(Path(finders.find(LIBRARY)).read_bytes()))
    assert len(brotli.compress(joined_script().encode())) - alone <= 4_000
