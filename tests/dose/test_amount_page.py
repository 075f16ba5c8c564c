"""What is understood of a typed amount stands beside its field."""

import pytest


@pytest.fixture
def her(alice, client_of):
    return client_of(alice)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"dose_mg": "500 mcg"}, "= 0.5 mg"),
        ({"dose_mg": ""}, ""),
        ({}, ""),
        ({"step_mg": "a few"}, "Enter a number of mg, like 1.5."),
        ({"holds": "1.5 3", "several": "true"}, "= 1.5 mg and 3 mg"),
        ({"holds": "1 mg/ml", "several": "true"}, "= 1 mg"),
    ],
)
def test_an_amount_is_told_as_it_is_understood(her, asked, says):
    assert her.get("/amount/", asked).content.decode() == says


def test_the_field_of_a_dose_asks_for_it_and_has_a_place_for_it(her):
    page = her.get("/plan/edit/").content.decode()
    assert '<output class="hint" for="id_max_dose_mg"></output>' in page
    assert page.count('hx-get="/amount/"') == page.count('<output class="hint"') == 4
