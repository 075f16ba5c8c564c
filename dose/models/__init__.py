"""The tables of the dose."""

from dose.models.advice import Advice
from dose.models.intake import Intake
from dose.models.medicine import Condition, Medicine
from dose.models.plan import Break, Plan, Regimen

__all__ = ["Advice", "Break", "Condition", "Intake", "Medicine", "Plan", "Regimen"]
