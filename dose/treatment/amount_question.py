"""What to ask before an amount of LDN is kept: the likely slip, or that it is another treatment.

Pure, and the one place that says when an amount asks: fields, buttons, files and commands use it.
"""

from dataclasses import dataclass
from decimal import Decimal

ASK_ABOVE_MG = Decimal(6)  # final-2024: the highest ceiling in a trial of LDN is 6 mg
ANOTHER_TREATMENT_MG = Decimal(25)  # label: naltrexone itself is taken at 25 to 50 mg a day
USUAL_MG = Decimal("4.5")  # vallings: the highest dose of the usual plan
EASY_MG = Decimal("0.25")  # judgement: below 10 mg only a round amount is likely a lost point
TREATMENT = (
    "25 mg or more is another treatment, not LDN: standard naltrexone is 25 to 50 mg a day."
    " Ask your prescriber before you take it."
)


@dataclass(frozen=True, slots=True)
class AmountQuestion:
    """The question about an amount in mg; `meant_mg` is the likely slip, `why` the reason."""

    mg: Decimal
    meant_mg: Decimal | None
    why: str

    @property
    def asks(self) -> str:
        """ "45 mg: did you mean 4.5?", or whether it is right where no slip is likely."""
        if self.meant_mg is None:
            return f"{plain(self.mg)} mg: is that right?"
        return f"{plain(self.mg)} mg: did you mean {plain(self.meant_mg)}?"

    @property
    def words(self) -> str:
        """The question with its reason."""
        return f"{self.asks} {self.why}"


def amount_question(
    mg: Decimal, *, most_mg: Decimal | None = None, settled_mg: Decimal | None = None
) -> AmountQuestion | None:
    """The question about an amount above 6 mg, or above the plan's highest dose (`most_mg`).

    None where there is nothing to ask: also up to `settled_mg`, which was asked about before.
    """
    is_above = mg > ASK_ABOVE_MG or is_above_usual(mg, most_mg)
    if not is_above or (settled_mg is not None and mg <= settled_mg):
        return None
    return AmountQuestion(mg, _likely(mg, most_mg), _why(mg, most_mg))


def is_above_usual(mg: Decimal, most_mg: Decimal | None) -> bool:
    """Whether an amount is more than the plan allows; without a plan, more than 6 mg."""
    return mg > (ASK_ABOVE_MG if most_mg is None else most_mg)


def plain(mg: Decimal) -> str:
    """A dose without trailing zeros: 4.50 → 4.5, 3.00 → 3."""
    return f"{mg.normalize():f}"


def _likely(mg: Decimal, most_mg: Decimal | None) -> Decimal | None:
    """What was likely meant: the point lost (45, 450, 4500), or two digits swapped (5.4)."""
    point_lost = next(low for n in range(1, 9) if (low := mg.scaleb(-n)) <= ASK_ABOVE_MG)
    usual_mg = most_mg or USUAL_MG
    if _swapped(mg) == usual_mg:
        return usual_mg
    is_round = mg >= 10 or not point_lost % EASY_MG
    return point_lost if is_round and point_lost == round(point_lost, 2) else None


def _swapped(mg: Decimal) -> Decimal | None:
    """5.4 as 4.5: an amount of one digit on each side of its point, the other way round."""
    digits = plain(mg)
    return Decimal(f"{digits[2]}.{digits[0]}") if len(digits) == 3 and digits[1] == "." else None


def _why(mg: Decimal, most_mg: Decimal | None) -> str:
    if mg >= ANOTHER_TREATMENT_MG:
        return TREATMENT
    if most_mg is not None and mg > most_mg:
        return f"This is above your plan’s highest dose of {plain(most_mg)} mg."
    return "LDN goes up to 6 mg a day; this is more."
