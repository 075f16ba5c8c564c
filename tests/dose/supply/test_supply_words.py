"""Supply in words: Today's quiet line, the sum behind the day to order, the next step."""

from decimal import Decimal

import pytest

from dose.supply import outlook
from dose.supply.cost import cost
from dose.supply.words import (
    at_present_dose_words,
    clinical_words,
    lasts_words,
    next_step_words,
    sum_words,
    supposed_words,
    today_words,
)
from tests import builders as b
from tests.builders import day

MONDAY = day("2026-12-21")
ORDER = {"spare_days": 7, "courier_days": 2, "compounding_days": 5, "closed": ("sat", "sun")}


def seen(on: str, **order):
    """An outlook on a day, of somebody whose capsules last until 21 December 2026."""
    today = day(on)
    left = (MONDAY - today).days
    supply = b.supply(b.count(today, left), **ORDER | order)
    return outlook(b.diary(regimen=[b.regimen(today)], supply=supply), today)


def test_today_says_nothing_before_three_days_before_the_day_to_order():
    assert today_words(seen("2026-11-29")) == ""
    assert today_words(seen("2026-11-30")) == "LDN supply: order by Thursday 3 December."
    assert today_words(seen("2026-12-03")) == "LDN supply: order today."


def test_once_ordered_it_says_when_and_then_asks():
    ordered = {"ordered_on": day("2026-12-03")}
    said = "LDN supply: ordered on Thursday 3 December, should be here by Monday 14 December."
    assert today_words(seen("2026-12-14", **ordered)) == said
    asked = "Your LDN should have been here by Monday 14 December. Has it come?"
    assert today_words(seen("2026-12-15", **ordered)) == asked


def test_the_sum_is_told_a_line_a_part():
    assert list(sum_words(seen("2026-11-30"))) == [
        "It runs out on Monday 21 December.",
        "7 days to spare: Monday 14 December.",
        "2 open days for the courier: Thursday 10 December.",
        "5 open days for the pharmacy to make it: Thursday 3 December.",
    ]


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (0, "What you have does not make today’s dose."),
        (1, "What you have does not make the next dose, on Tuesday 2 June."),
    ],
)
def test_what_makes_no_dose_at_all_is_not_told_to_last(last, words):
    taken = [b.dose(b.days_after(b.START, last - 2))]
    supply, rows = b.supply(b.pack(mg="3")), [b.regimen(every_days=2)]
    found = outlook(b.diary(regimen=rows, doses=taken, supply=supply), b.START)
    assert lasts_words(found) == words
    assert clinical_words(found) == "Supply: cannot make the next dose (3 mg capsules)"


def test_what_is_supposed_to_be_taken_is_said():
    supply = b.supply(b.pack())
    found = outlook(b.diary(regimen=[b.regimen()], supply=supply), b.days_after(b.START, 3))
    assert supposed_words(found) == "This supposes that you took the 3 doses you did not record."


def test_the_present_dose_is_told_first_where_it_ends_first():
    taken = b.doses(b.START, b.days_after(b.START, 20))
    supply = b.supply(b.pack(b.days_after(b.START, 20), 10, "3"))
    diary = b.diary(plan=b.plan(), regimen=[b.regimen()], doses=taken, supply=supply)
    assert at_present_dose_words(outlook(diary, b.days_after(b.START, 21))) == (
        "That is at today’s dose. With your plan’s next steps it would last until Thursday 2 July."
    )


def test_a_next_step_that_cannot_be_made_of_what_is_there_is_said():
    plan = b.plan(step_mg=Decimal("0.5"), strengths_mg=(Decimal("0.5"),))
    diary = b.diary(plan=plan, regimen=[b.regimen()], supply=b.supply(b.pack()))
    words = "What you have can’t make the next step of 2 mg. Order it before then."
    assert next_step_words(outlook(diary, b.START)) == words


def test_a_next_step_that_can_be_made_is_not_spoken_of():
    diary = b.diary(plan=b.plan(), regimen=[b.regimen()], supply=b.supply(b.pack()))
    assert next_step_words(outlook(diary, b.START)) == ""


def test_no_dose_is_named_of_a_plan_that_nobody_confirmed():
    plan = b.plan(step_mg=Decimal("0.5"), confirmed_on=None)
    diary = b.diary(plan=plan, regimen=[b.regimen()], supply=b.supply(b.pack()))
    assert next_step_words(outlook(diary, b.START)) == ""


def test_the_cost_is_of_a_pack_a_day_and_a_month_of_thirty_days_and_a_bit():
    supply = b.supply(b.pack(cost=Decimal(90), currency="NZD"))
    found = cost(b.diary(regimen=[b.regimen(dose_mg="3.0")], supply=supply), b.START)
    assert (found.pack, found.day, found.month) == (Decimal(90), Decimal(2), Decimal("60.8"))


def test_every_second_day_costs_half_a_day():
    supply = b.supply(b.pack(cost=Decimal(90), currency="NZD"))
    found = cost(b.diary(regimen=[b.regimen(every_days=2)], supply=supply), b.START)
    assert found.day == Decimal("0.5")
