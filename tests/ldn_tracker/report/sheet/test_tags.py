"""What a screen reader finds on the sheet: headers and their scope, lists, paragraphs, a chart."""

import pikepdf
import pytest

from ldn_tracker.demo import demo
from ldn_tracker.report.sheet.pdf import render
from ldn_tracker.report.sheet.tags import with_row_headers
from tests.conftest import TODAY
from tests.people import SCRIPTS, everywhere
from tests.sheets import opened, page


@pytest.fixture(scope="module")
def sheet():
    return opened(render(page(demo(3, 112, TODAY), day_by_day=True)))


def tree(node):
    """Each tag with the tags in it, as a pair of its name and a list."""
    if isinstance(node, pikepdf.Array):
        return [each for child in node for each in tree(child)]
    if not isinstance(node, pikepdf.Dictionary) or "/S" not in node:
        return []
    return [(name_of(node), tree(node.get("/K", pikepdf.Array())))]


def name_of(node):
    """ "TD", or "TH/Row" of a header and what it heads."""
    said = node.get("/A")
    scope = said.get("/Scope", "") if isinstance(said, pikepdf.Dictionary) else ""
    return f"{str(node.S)[1:]}{scope}"


def found(tags, kind):
    """Every tag of a kind, with what is in it, at any depth."""
    here = [inner for name, inner in tags if name == kind]
    return here + [each for _, inner in tags for each in found(inner, kind)]


def kinds(tags):
    return [name for name, _ in tags]


@pytest.fixture(scope="module")
def tags(sheet):
    return tree(sheet.Root.StructTreeRoot.K)


def test_every_column_of_a_table_has_a_header_that_says_so(tags):
    heads = found(tags, "THead")
    assert len(heads) == 3
    assert {name for head in heads for row in found(head, "TR") for name in kinds(row)} == {
        "TH/Column"
    }


def test_the_first_cell_of_every_row_is_its_header(tags):
    rows = [row for body in found(tags, "TBody") for row in found(body, "TR")]
    assert len(rows) > 112
    assert {kinds(row)[0] for row in rows} == {"TH/Row"}
    assert {name for row in rows for name in kinds(row)[1:]} == {"TD"}


def test_what_is_said_in_several_lines_is_a_list_of_paragraphs(tags):
    lists = found(tags, "L")
    assert len(lists) == 4
    assert {name for each in lists for name in kinds(each)} == {"LI"}
    assert {tuple(kinds(item)) for each in lists for item in found(each, "LI")} == {
        ("Lbl", "LBody")
    }
    assert {tuple(kinds(body)) for body in found(tags, "LBody")} == {("P",)}


def test_no_text_stands_outside_a_paragraph_a_heading_a_list_or_a_table(tags):
    (document,) = found(tags, "Document")
    assert set(kinds(document)) == {"Div", "P", "H2", "Table", "Figure"}
    assert {name for div in found(tags, "Div") for name in kinds(div)} <= {
        "Div", "P", "H1", "H2", "L",
    }  # fmt: skip


def test_the_chart_says_what_it_shows(sheet):
    (alt,) = figures(sheet.Root.StructTreeRoot.K)
    assert alt.startswith("1 Jun – 20 Sep 2026. Dose: before LDN from 1 Jun, 1.5 mg night from")
    assert "Fatigue, 0 to 10: median 7 in the 14 days before LDN; median 6" in alt


def test_the_chart_says_names_as_they_were_typed():
    sheet = opened(render(page(everywhere(SCRIPTS["cjk"]))))
    (alt,) = figures(sheet.Root.StructTreeRoot.K)
    assert f"{SCRIPTS['cjk']}, 0 to 10: median 5" in alt


def figures(node):
    if isinstance(node, pikepdf.Array):
        return [each for child in node for each in figures(child)]
    if not isinstance(node, pikepdf.Dictionary):
        return []
    here = [str(node.Alt)] if "/Alt" in node else []
    return here + figures(node.get("/K", pikepdf.Array()))


def test_a_pdf_without_a_table_keeps_every_byte_that_is_read():
    """Its objects, each where the table of objects says that it is."""
    objects = [b"1 0 obj\n<</Type/Pages>>\nendobj\n\n", b"2 0 obj\n<</Type/Catalog>>\nendobj\n\n"]
    start, end = b"%PDF-1.7\n", b"trailer\n<</Size 3/Root 2 0 R>>\nstartxref\n%d\n%%%%EOF"
    table = b"xref\n0 3\n0000000000 65535 f\r\n%010d 00000 n\r\n%010d 00000 n\r\n"
    places = len(start), len(start + objects[0])
    whole = start + b"".join(objects)
    made = whole + table % places + end % len(whole)
    assert with_row_headers(made) == made
