"""Amounts of LDN as people type them: "4,5", "500 mcg", "½", "1 mg/ml" as mg (pure).

What could be read in two ways is not guessed at: `Unreadable` says what to type instead.
"""

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction

from dose.diary.parts import MAX_MG

MG, MCG = Fraction(1), Fraction(1, 1000)
UNITS = {
    **dict.fromkeys(("", "mg", "mgs", "milligram", "milligrams"), MG),
    **dict.fromkeys(("mcg", "\N{GREEK SMALL LETTER MU}g", "ug", "microgram", "micrograms"), MCG),
}
NOT_MG = {
    **dict.fromkeys(
        ("ml", "mls"), "Enter the mg, not the ml. The label says how many mg are in one ml."
    ),
    **dict.fromkeys(("g", "gram", "grams"), "Enter it in mg, like 1.5."),
    **dict.fromkeys(
        ("capsule", "capsules", "tablet", "tablets"),
        "Enter the mg, not how many. It is on the label.",
    ),
}
NUMBER = r"(?:\d+[.,]\d+|[.,]\d+|\d+)"
AMOUNT = re.compile(
    rf"(?:(?P<whole>{NUMBER})(?![\d/])\s*)?(?:(?P<over>\d+)\s*/\s*(?P<under>\d+)\s*)?(?P<unit>[^\W\d_]*)"
)
STRENGTH = re.compile(rf"(?P<mg>.+?)\s*(?:/|per|in)\s*(?P<ml>{NUMBER})?\s*mls?")
THOUSANDS = re.compile(r"\d{1,3},\d{3}\D")
FRACTIONS = re.compile(r"(?<=\d)(?=[¼-¾⅐-⅞])")
AMBIGUOUS = re.compile(r"\d,\d|\d /|\d [¼-¾⅐-⅞]|\d \d+ ?/")
BETWEEN = re.compile(r"[;,]|(?<=[^\W\d_]|\d)\s+(?=[\d.¼-¾⅐-⅞])")
GIVE_MG = "Enter a number of mg, like 1.5."
FINEST = 1000  # a dose has at most three decimals


class Unreadable(ValueError):
    """Typed text that is no amount; its words say what to type."""


def amount_mg(text: str) -> Decimal:
    """One typed amount in mg; Unreadable where it is none, or could be two different ones."""
    typed = _plain(text)
    found = AMOUNT.fullmatch(typed)
    if not found or not (found["whole"] or found["over"]):
        raise Unreadable(GIVE_MG)
    return _exact(_number(found) * _mg_in_one(found["unit"], typed))


def amounts_mg(text: str) -> tuple[Decimal, ...]:
    """Several typed amounts in mg, smallest first, each once, or what one ml of a label holds.

    Unreadable where "1,5" or "1 1/2" could be one amount or two.
    """
    strength = strength_mg(text)
    if strength is not None:
        return (strength,)
    if AMBIGUOUS.search(text):
        raise Unreadable("Write 1.5 with a point, and a space between two amounts.")
    return tuple(sorted({amount_mg(part) for part in BETWEEN.split(text) if part.strip()}))


def strength_mg(text: str) -> Decimal | None:
    """The mg in one ml that a label says ("1 mg/ml", "5 mg in 5 ml"); None where it says none."""
    found = STRENGTH.fullmatch(_plain(text))
    if not found:
        return None
    ml = _fraction(found["ml"] or "1")
    if not ml:
        raise Unreadable(GIVE_MG)
    return _exact(Fraction(amount_mg(found["mg"])) / ml)


def _plain(text: str) -> str:
    """In plain letters and spaces, a fraction apart from the number before it."""
    plain = unicodedata.normalize("NFKC", FRACTIONS.sub(" ", text)).casefold()
    return " ".join(plain.replace("\N{FRACTION SLASH}", "/").split()).rstrip(".")


def _number(found: re.Match) -> Fraction:
    """A number, a fraction, or both: "4,5", "1/2", "1 1/2"."""
    if not found["over"]:
        return _fraction(found["whole"])
    if not int(found["under"]):
        raise Unreadable(GIVE_MG)
    return _fraction(found["whole"] or "0") + Fraction(int(found["over"]), int(found["under"]))


def _fraction(number: str) -> Fraction:
    return Fraction(number.replace(",", "."))


def _mg_in_one(unit: str, typed: str) -> Fraction:
    if unit not in UNITS:
        raise Unreadable(NOT_MG.get(unit, GIVE_MG))
    if UNITS[unit] == MCG and THOUSANDS.match(typed):
        raise Unreadable("Write it without the comma, like 1500 mcg.")
    return UNITS[unit]


def _exact(mg: Fraction) -> Decimal:
    if mg <= 0:
        raise Unreadable("Enter a number of mg above 0, like 1.5.")
    if mg > MAX_MG:
        raise Unreadable(f"That is more than {MAX_MG} mg.")
    if mg * FINEST % 1:
        raise Unreadable("Enter it with at most three decimals, like 1.125.")
    return Decimal(mg.numerator) / mg.denominator
