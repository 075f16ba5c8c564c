"""docs/formats.md tells every format, and names only tests that there are."""

import re

from ldn_tracker.transfer.formats import any_file
from tests.test_architecture import ROOT

DOCUMENT = (ROOT / "docs/formats.md").read_text()
TESTS = ROOT / "tests/ldn_tracker/transfer"


def test_every_format_is_told():
    assert [id for id in any_file.NAMES if f"`{id}`" not in DOCUMENT] == []


def test_every_test_that_is_named_is_there():
    written = "\n".join(path.read_text() for path in TESTS.rglob("test_*.py"))
    named = re.findall(r"`(test_\w+)`", DOCUMENT)
    assert [name for name in named if f"def {name}(" not in written] == []


def test_all_nineteen_traps_are_held():
    assert re.findall(r"^\| (\d+) \|", DOCUMENT, re.MULTILINE) == [str(n) for n in range(1, 20)]
