"""Typical plans: they can be made, and nobody has confirmed them."""

import pytest

from dose.treatment.schedule import steps
from dose.treatment.typical import TYPICAL
from dose.treatment.units import mg_words

every_plan = pytest.mark.parametrize("typical", TYPICAL.values(), ids=TYPICAL)


@every_plan
def test_every_dose_of_a_typical_plan_can_be_made(typical):
    assert [step.dose_mg for step in steps(typical.plan) if not step.units or step.is_many] == []


@every_plan
def test_a_typical_plan_is_unconfirmed(typical):
    assert typical.plan.confirmed_on is None


@every_plan
def test_the_words_say_the_plans_own_numbers(typical):
    plan = typical.plan
    numbers = (plan.starting_dose_mg, plan.step_mg, plan.max_dose_mg)
    assert [mg for mg in map(mg_words, numbers) if mg not in typical.words] == []
    assert f"every {plan.step_interval_days // 7} weeks" in typical.words
