"""What a person says about themselves, on the account page."""

import re
from datetime import date, time
from types import SimpleNamespace

import pytest

from journal.forms.person import PersonForm
from journal.safety_answers import SafetyAnswer
from tests import builders as b

KNOWN = {"name": "", "health_number": "", "allergies": [], "diagnoses": [], "country": ""}
KNOWN |= {"said_none": {}, "said_unsure": {}}


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


def zones(**facts) -> list:
    groups = PersonForm.about(about(**facts)).fields["timezone"].choices
    return [zone for _, group in groups for zone, _ in group] if facts else [z for z, _ in groups]


def test_a_zone_that_is_offered_is_offered_once():
    assert zones().count("Pacific/Auckland") == 1
    assert zones() == sorted(zones())


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "Asia/Tokyo", "UTC"])
def test_the_clocks_of_the_country_come_first_and_no_other_is_lost(zone):
    form = PersonForm.about(about(country="GB", timezone=zone))
    (own, first), (elsewhere, others) = form.fields["timezone"].choices
    assert (own, elsewhere) == ("United Kingdom", "Another place")
    assert [value for value, _ in first] == [zone, "Europe/London"]
    every = [value for value, _ in (*first, *others)]
    assert sorted(every) == sorted({*zones(), zone})


def test_countries_are_chosen_by_their_names():
    shown = str(PersonForm.about(about(country="NZ"))["country"])
    assert '<option value="NZ" selected>New Zealand</option>' in shown


@pytest.mark.parametrize("country", ["", "AU", "ZZ", "FR"])
def test_a_country_that_holds_now_is_what_the_page_sends_back(country):
    person = about(country=country)
    form = PersonForm.about(person, as_shown(PersonForm.about(person)))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["country"] == country


def test_a_country_that_is_not_offered_is_refused():
    person = about()
    sent = as_shown(PersonForm.about(person)) | {"country": "XX"}
    assert list(PersonForm.about(person, sent).errors) == ["country"]


def test_one_persons_zone_is_not_offered_to_the_next():
    PersonForm.about(about(timezone="UTC", country="FR"))
    assert "UTC" not in zones()
    assert "FR" not in dict(PersonForm.about(about()).fields["country"].choices)


def test_the_date_of_birth_shows_as_a_browser_can_read_it():
    field = PersonForm.about(about(born=b.day("1981-05-02")))["born"]
    assert ('value="1981-05-02"' in str(field), 'type="date"' in str(field)) == (True, True)


def sent(person, **changed) -> PersonForm:
    form = PersonForm.about(person, as_shown(PersonForm.about(person)) | changed)
    assert form.is_valid(), form.errors
    return form


def test_no_allergies_is_another_answer_than_none_said():
    today = date(2026, 9, 20)
    form = sent(about(), no_allergies="none")
    none = SafetyAnswer("none", today)
    assert (form.says_of_allergies, form.said_of_allergies(today)) == (True, none)
    assert sent(about()).says_of_allergies is False


def test_an_answer_that_stands_is_shown_with_its_day_and_not_said_again():
    person = about(said_none={"allergies": "2026-05-10"})
    assert "You said this on 10 May 2026." in PersonForm.about(person)["no_allergies"].help_text
    assert sent(person).says_of_allergies is False


def test_an_answer_is_taken_back_with_not_said():
    form = sent(about(said_unsure={"allergies": "2026-05-10"}), no_allergies="")
    assert (form.says_of_allergies, form.said_of_allergies(date(2026, 9, 20))) == (True, None)


def test_an_allergy_in_the_list_goes_before_none():
    form = sent(about(), allergies="latex", no_allergies="none")
    assert (form.facts["allergies"], form.says_of_allergies) == (["latex"], False)
