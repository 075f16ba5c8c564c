"""The tables of the dose."""

from dose.models.advice import AdviceRow
from dose.models.intake import Intake
from dose.models.medicine import ConditionRow, MedicineRow
from dose.models.plan import BreakRow, PlanRow, RegimenRow
from dose.models.supply import CountRow, OrderRow, PackRow

__all__ = [
    "AdviceRow",
    "BreakRow",
    "ConditionRow",
    "CountRow",
    "Intake",
    "MedicineRow",
    "OrderRow",
    "PackRow",
    "PlanRow",
    "RegimenRow",
]
