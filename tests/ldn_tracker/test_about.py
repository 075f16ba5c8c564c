"""What the product says about itself."""

import re

import pytest
from django.test import Client

from dose.rules.evidence import SOURCES

pytestmark = pytest.mark.django_db


def test_every_source_of_the_rules_is_named():
    html = Client().get("/about/").content.decode()
    assert re.findall(r'id="source-([^"]*)"', html) == list(SOURCES)


def test_it_says_that_it_is_no_medical_advice():
    html = Client().get("/about/").content.decode()
    assert re.findall(r"It isn’t medical advice", html) == ["It isn’t medical advice"]
