"""Doses as they are read, like 1.5 mg; number and unit always stay on one line."""

import re
from decimal import Decimal

from django import template

from dose.medicines.red_flags import HelpLine, lines_for
from dose.rules.rule import EMERGENCY, SAFETY
from dose.rules.table import rule_of
from dose.treatment import units
from dose.vocabulary import TIMINGS

register = template.Library()


@register.filter
def mg(value) -> str:
    """Decimal mg → "1.5 mg", "3 mg"; None → ""."""
    if value is None or value == "":
        return ""
    return f"{units.number_text(Decimal(str(value)))}{units.NO_BREAK}mg"


@register.filter
def ring(finding, country: str) -> tuple[HelpLine, ...]:
    """Whom to ring first about a finding, in a country; () where it is no emergency."""
    return lines_for(finding.rule, country)


@register.filter
def sign(finding) -> str:
    """Which frame and sign something urgent has, so that none looks like another; "" for none."""
    rule = rule_of(finding.rule)
    if rule.group not in SAFETY:
        return ""
    if "crisis" in rule.ring:
        return "crisis"
    if rule.place and rule.place.page == "medicines":
        return "opioid"
    return "emergency" if rule.group == EMERGENCY else "contact"


@register.filter
def first_sentence(text: str) -> str:
    """What a text says first."""
    return re.split(r"(?<=[.!?])\s+(?=[A-Z“])", str(text), maxsplit=1)[0]


@register.filter
def when(timing: str) -> str:
    """ "at night", "in the morning"."""
    return TIMINGS[timing].said


@register.filter
def half(timing: str) -> str:
    """The half of a day, after its name: "night", "morning"."""
    return TIMINGS[timing].brief


@register.filter
def unbroken(text: str) -> str:
    """A text in which no line ends within a figure, such as between an amount and its unit."""
    return units.unbroken(str(text))
