"""Warning signs: what to do under each tick, and the numbers to ring on Today."""

import re

import pytest

from dose.medicine_actions import add_medicine
from dose.medicines.red_flags import lines_for
from journal.actions import save_answers, update_person
from journal.vocabulary import WARNING_SIGNS
from ldn_tracker.today.questions import warning_signs
from tests.conftest import NOW, TODAY, text


def finding(client) -> str:
    return text(client.get("/today/")).split('id="finding"')[1].split('id="check-in"')[0]


def rung(html: str) -> list[str]:
    return re.findall(r'href="((?:tel|sms):\d+)"', html)


def noted(person, *alerts):
    save_answers(person=person, day=TODAY, answers={"alerts": list(alerts)}, at=NOW)


@pytest.mark.parametrize("country", ["NZ", "IE", "XX"])
def test_every_warning_sign_says_what_to_do(country):
    signs = warning_signs(country)
    assert [value for value, *_ in signs] == list(WARNING_SIGNS)
    assert [flag.id for *_, flag in signs if not flag.first] == []


def test_an_emergency_names_its_lines_by_country_and_nothing_else_does():
    assert [line.number for line in lines_for("self-harm", "AU")] == ["13 11 14", "000"]
    assert [line.number for line in lines_for("anaphylaxis", "IE")] == ["112", "999"]
    assert lines_for("too-much", "NZ") == ()


def test_the_emergency_on_today_has_the_number(person, visitor):
    noted(person, "anaphylaxis")
    assert rung(finding(visitor)) == ["tel:111"]


def test_two_emergencies_on_today_have_the_numbers_of_both(person, visitor):
    noted(person, "anaphylaxis", "self_harm")
    crisis = ["tel:1737", "sms:1737", "tel:0508828865", "tel:111"]
    assert rung(finding(visitor)) == ["tel:111", *crisis]


def test_something_urgent_on_today_leads_to_the_numbers(person, visitor):
    assert "Help, and numbers to ring" not in finding(visitor)
    add_medicine(person=person, name="codeine")
    assert 'href="/help/">Help, and numbers to ring</a>' in finding(visitor)


def test_the_numbers_under_a_tick_are_those_of_the_country(person, visitor):
    update_person(person=person, country="AU")
    html = text(visitor.get("/today/"))
    under = html.split('value="anaphylaxis"')[1].split("</div>")[0]
    assert rung(under) == ["tel:000"]
