"""The tables of the dose."""

from dose.models.advice import AdviceRow
from dose.models.intake import Intake
from dose.models.medicine import ConditionRow, MedicineRow
from dose.models.plan import BreakRow, PlanRow, RegimenRow

__all__ = [
    "AdviceRow",
    "BreakRow",
    "ConditionRow",
    "Intake",
    "MedicineRow",
    "PlanRow",
    "RegimenRow",
]
