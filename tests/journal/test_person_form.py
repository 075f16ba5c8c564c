"""What a person says about themselves, on the account page."""

import re
from datetime import date, time
from types import SimpleNamespace

import pytest

from journal.person_form import PersonForm
from tests import builders as b

KNOWN = {"name": "", "health_number": "", "allergies": [], "diagnoses": [], "country": ""}


def about(**facts):
    usual = {"born": None, "timezone": "Pacific/Auckland", "day_starts_at": time(4)}
    return SimpleNamespace(**KNOWN | usual | facts)


def as_shown(form: PersonForm) -> dict:
    """What a browser sends back when nothing on the page is touched."""
    sent = {}
    for field in form:
        chosen = re.findall(r'<option value="([^"]*)" selected>', str(field))
        typed = re.findall(r' value="([^"]*)"', str(field)) if field.widget_type != "select" else []
        sent[field.name] = "".join(chosen or typed)
    return sent


@pytest.mark.parametrize(
    "facts",
    [
        {"timezone": "UTC"},
        {"timezone": "Pacific/Chatham"},
        {"day_starts_at": time(4, 30)},
        {"day_starts_at": time(22)},
        {"born": date(1981, 5, 2)},
    ],
)
def test_what_holds_now_is_what_the_page_sends_back(facts):
    person = about(**facts)
    form = PersonForm.about(person, as_shown(PersonForm.about(person)))
    assert form.is_valid(), form.errors
    assert {name: form.cleaned_data[name] for name in facts} == facts


def test_a_zone_that_is_offered_is_offered_once():
    zones = [zone for zone, _ in PersonForm.about(about()).fields["timezone"].choices]
    assert zones.count("Pacific/Auckland") == 1
    assert zones == sorted(zones)


def test_one_persons_zone_is_not_offered_to_the_next():
    PersonForm.about(about(timezone="UTC"))
    zones = [zone for zone, _ in PersonForm.about(about()).fields["timezone"].choices]
    assert "UTC" not in zones


def test_the_date_of_birth_shows_as_a_browser_can_read_it():
    field = PersonForm.about(about(born=b.day("1981-05-02")))["born"]
    assert ('value="1981-05-02"' in str(field), 'type="date"' in str(field)) == (True, True)
