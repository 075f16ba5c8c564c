"""The programs that measure are seldom run, so that a name they use could go without a word."""

from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = "benchmarks.reliability.push_settings"  # read by the site that a trial starts
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in (ROOT / "benchmarks").rglob("*.py")
    if path.stem != "__init__"
)


@pytest.mark.parametrize("name", [name for name in MODULES if name != SETTINGS])
def test_a_benchmark_finds_all_that_it_imports(name):
    assert import_module(name).__name__ == name
