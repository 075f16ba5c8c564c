"""Who ticked an emergency reads what to do with no "if"; nobody is asked "whether to go on"."""

import re
from pathlib import Path

import pytest

from dose.medicines.red_flags import country_of, flags_in
from dose.rules.book import assess
from tests.dose.rules.test_urgent import with_alert
from tests.spec.story import TODAY

ROOT = Path(__file__).resolve().parents[3]
EMERGENCIES = ("anaphylaxis", "self_harm", "withdrawal", "slow_breathing")
TEXTS = ("dose/**/*.py", "dose/data/*.toml", "ldn_tracker/**/*.py", "ldn_tracker/**/*.typ",
         "templates/**/*.html", "docs/*.md", "README.md")  # fmt: skip
GO_ON = re.compile(r"\b(whether|how|cleared you|advice|or) to go on\b|\bworth going on\b")


def test_slow_breathing_is_told_to_call_now():
    found = assess(with_alert("slow_breathing"), TODAY).finding
    assert found.headline == "Call the emergency number now"
    assert "you marked very slow breathing or being hard to wake" in found.because


@pytest.mark.parametrize("alert", EMERGENCIES)
def test_an_emergency_that_was_ticked_has_no_if(alert):
    found = assess(with_alert(alert), TODAY).finding
    assert found.action == "call_emergency"
    assert re.findall(r"\b[Ii]f\b", f"{found.headline} {found.because}") == []


@pytest.mark.parametrize("code", ["NZ", "AU", "GB", "IE", "US", "CA", "other"])
def test_what_stands_under_its_tick_has_no_if(code):
    said = {flag.id: f"{flag.first} {flag.then}" for flag in flags_in(country_of(code))}
    assert [id for id in EMERGENCIES if re.search(r"\b[Ii]f\b", said[id])] == []


def test_no_text_asks_whether_to_go_on():
    files = [path for pattern in TEXTS for path in ROOT.glob(pattern)]
    assert [path.name for path in files if GO_ON.search(" ".join(path.read_text().split()))] == []
