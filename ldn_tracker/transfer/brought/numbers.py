"""Numbers and amounts as people and apps write them: decimal commas, mcg, µg, odd spaces (pure)."""

import re
from decimal import Decimal, InvalidOperation
from math import isfinite

from ldn_tracker.transfer.values import LARGEST

SPACES = dict.fromkeys(map(ord, " \u00a0\u202f\u2009\u2007"), "")
TO_SPACE = dict.fromkeys(SPACES, " ")
NUMBER = re.compile(r"[+-]?(\d+([.,]\d+)?|[.,]\d+)")
GROUPED = re.compile(r"[+-]?\d{1,3},\d{3}")
AMOUNT = re.compile(r"(?P<number>[\d., ]*\d)(?P<unit>\D*)")
STRENGTH = re.compile(r"(\d+(?:[.,]\d+)?)\s*(mg|mcg|µg|μg|ug)\b", re.IGNORECASE)
MG_IN = {
    "mg": Decimal(1),
    "milligram": Decimal(1),
    "milligrams": Decimal(1),
    **dict.fromkeys(("mcg", "ug", "µg", "μg", "microgram", "micrograms"), Decimal("0.001")),
}
COUNTED = {
    "", "-", "x", "count", "unit", "units", "pc", "pcs", "piece", "pieces", "dose", "doses",
    "tablet", "tablets", "tab", "tabs", "capsule", "capsules", "cap", "caps", "pill", "pills",
    "comprimido", "comprimidos", "comprimido(s)", "cápsula", "cápsulas", "cápsula(s)", "tablette",
    "tabletten", "tablette(n)", "kapsel", "kapseln", "kapsel(n)", "stück", "comprimé", "comprimés",
    "comprimé(s)", "gélule", "gélules", "gélule(s)", "compressa", "compresse", "compressa/e",
    "tablet(s)", "capsule(s)", "pill(s)", "piece(s)", "unit(s)",
}  # fmt: skip


class UnknownUnit(ValueError):
    """An amount that is there, in a unit that says nothing about mg."""

    def __init__(self, many: Decimal, unit: str):
        self.many, self.unit = many, unit
        super().__init__(f"is in “{unit}”, which is neither mg nor mcg")


def number(text: str) -> float:
    """A plain number, with a point or a comma; ValueError says why it is none.

    "1,200" may be 1200 or 1.2 and is neither.
    """
    plain = text.translate(SPACES).replace("\u2212", "-")
    if GROUPED.fullmatch(plain):
        raise ValueError(f"may be {plain.replace(',', '')} or {plain.replace(',', '.')}")
    if not NUMBER.fullmatch(plain):
        raise ValueError("is not a number" if plain else "is empty")
    found = float(plain.replace(",", "."))
    if not (isfinite(found) and abs(found) <= LARGEST):
        raise ValueError("is not a number that can be kept")
    return int(found) if found.is_integer() else found


def amount(text: str, unit: str = "") -> tuple[Decimal, str]:
    """How much, and in which unit ("mg", or "" for a count of tablets); ValueError says why not.

    The unit stands after the number, maybe before other words, or in `unit`.
    """
    found = AMOUNT.fullmatch(" ".join(text.translate(TO_SPACE).casefold().split()))
    if not found:
        raise ValueError("is not an amount")
    figure = found["number"].translate(SPACES)
    if GROUPED.fullmatch(figure):
        raise ValueError(f"may be {figure.replace(',', '')} or {figure.replace(',', '.')}")
    try:
        many = Decimal(figure.replace(",", "."))
    except InvalidOperation as error:
        raise ValueError("is not an amount") from error
    said = (found["unit"] or unit).strip(" .").casefold()
    for word in (said.translate(SPACES), said.partition(" ")[0].strip(",.(") or said):
        if word in MG_IN:
            return many * MG_IN[word], "mg"
        if word in COUNTED:
            return many, ""
    raise UnknownUnit(many, said)


def strength_in(name: str) -> Decimal | None:
    """The mg that a medicine's name says, as "LDN 4.5 mg" does."""
    found = STRENGTH.search(name)
    return amount(found[1], found[2])[0] if found else None
