"""What checks FHIR files comes with `make setup`; without it tests are skipped, in CI they fail."""

import os

import pytest

from scripts.check_fhir import MISSING, node


@pytest.fixture(scope="session")
def checks() -> None:
    """The packages of npm and the node that runs them."""
    if node() is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)


def pytest_terminal_summary(terminalreporter):
    """Say loudly what was not tested."""
    if node() is None:
        terminalreporter.section("THE FHIR FILES WERE NOT CHECKED", sep="!", red=True)
        terminalreporter.line(MISSING)
