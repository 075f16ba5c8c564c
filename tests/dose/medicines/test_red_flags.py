"""The numbers and red flags of the Help page, by country."""

import re

import pytest

from dose.medicines.red_flags import COUNTRIES, country_of, flags_in

EVERY = [pytest.param(country, id=code) for code, country in COUNTRIES.items()]


def numbers(code: str) -> list[tuple[str, str]]:
    return [(line.kind, line.number) for line in country_of(code).lines if not line.by_text]


def first(code: str, id: str) -> str:
    return {flag.id: flag.first for flag in flags_in(country_of(code))}[id]


def test_new_zealand_has_its_own_numbers():
    assert numbers("NZ") == [
        ("emergency", "111"),
        ("crisis", "1737"),
        ("crisis", "0508 828 865"),
        ("health", "0800 611 116"),
        ("poisons", "0800 764 766"),
    ]


@pytest.mark.parametrize(
    ("code", "emergency", "crisis", "health", "poisons"),
    [
        ("AU", ["000"], ["13 11 14"], ["1800 022 222"], ["13 11 26"]),
        ("GB", ["999"], ["116 123"], ["111"], ["111"]),
        ("IE", ["112", "999"], ["116 123"], [], []),
        ("US", ["911"], ["988"], [], ["1-800-222-1222"]),
        ("CA", ["911"], ["988"], ["811"], []),
        ("other", ["112"], [], [], []),
    ],
)
def test_every_other_country_shows_what_the_table_has_and_no_more(
    code, emergency, crisis, health, poisons
):
    kinds = {"emergency": emergency, "crisis": crisis, "health": health, "poisons": poisons}
    assert numbers(code) == [(kind, number) for kind, them in kinds.items() for number in them]


def test_without_a_country_it_is_new_zealand():
    assert country_of("").code == "NZ"


def test_a_country_may_be_written_small_or_as_uk():
    assert (country_of(" au ").code, country_of("UK").code) == ("AU", "GB")


def test_a_country_without_numbers_gets_those_that_work_in_most():
    assert country_of("FR").emergency == "112"


def test_two_emergency_numbers_are_both_named():
    assert first("IE", "slow_breathing") == "Call 112 or 999 now."


@pytest.mark.parametrize("country", EVERY)
def test_every_flag_that_cannot_wait_names_the_number_in_its_first_sentence(country):
    urgent = ("anaphylaxis", "slow_breathing", "self_harm", "heart_or_stroke", "too_large")
    said = {flag.id: flag.first for flag in flags_in(country)}
    assert [id for id in urgent if country.emergency not in said[id]] == []


@pytest.mark.parametrize("country", EVERY)
def test_no_flag_speaks_of_a_line_that_the_country_lacks(country):
    spoken = {"crisis": "crisis line", "health": "health line", "poisons": "poisons line"}
    words = " ".join(f"{flag.first} {flag.then}" for flag in flags_in(country))
    assert [k for k, name in spoken.items() if name in words and not country.of(k)] == []


@pytest.mark.parametrize("country", EVERY)
def test_no_number_in_the_words_is_another_countrys(country):
    words = " ".join(f"{flag.first} {flag.then}" for flag in flags_in(country))
    found = set(re.findall(r"\b\d{3,}\b", words))
    assert found <= set(re.findall(r"\d{3,}", country.emergency))


def test_a_number_is_dialled_without_its_spaces():
    assert [line.href for line in country_of("NZ").of("health")] == ["tel:0800611116"]


def test_the_line_that_can_be_texted_is_offered_as_a_text():
    assert [(line.verb, line.href) for line in country_of("NZ").of("crisis")] == [
        ("Call", "tel:1737"),
        ("Text", "sms:1737"),
        ("Call", "tel:0508828865"),
    ]
