"""Fields for doses: mg as a person types them."""

import re
from decimal import Decimal

from django import forms

from dose.diary.parts import MAX_MG
from dose.treatment.amount_question import plain
from dose.vocabulary import EVERY_DAYS

SMALLEST_MG = Decimal("0.01")
AMBIGUOUS = re.compile(r"\d,\d")


class DoseField(forms.DecimalField):
    """An amount in mg (or mg in a ml) as Decimal with at most three decimals; 1,5 is 1.5."""

    def __init__(self, **options):
        super().__init__(
            max_digits=7, decimal_places=3, min_value=SMALLEST_MG, max_value=MAX_MG, **options
        )
        self.widget = forms.TextInput(attrs={"inputmode": "decimal", "size": 6})
        self.error_messages["invalid"] = "Give a number of mg, like 1.5."
        self.error_messages["required"] = "Give a number of mg, like 1.5."

    def to_python(self, value):
        """A comma is read as the decimal point, as half the world types it."""
        return super().to_python(as_number(value))

    def prepare_value(self, value):
        """1.50 is shown as 1.5."""
        return plain(value) if isinstance(value, Decimal) else value


class DosesField(forms.CharField):
    """Several amounts in mg with spaces or commas between; cleaned to a sorted tuple."""

    def __init__(self, *, most: int = 6, **options):
        super().__init__(**options)
        self.most = most

    def prepare_value(self, value):
        """The amounts as they would be typed."""
        is_many = isinstance(value, list | tuple)
        return ", ".join(plain(Decimal(mg)) for mg in value) if is_many else value

    def clean(self, value) -> tuple[Decimal, ...]:
        """The amounts, smallest first, each once; "1,5" is asked about: one amount or two?"""
        text = (super().clean(value) or "").lower().replace("mg", " ").replace(";", " ")
        if AMBIGUOUS.search(text):
            raise forms.ValidationError("Write 1.5 with a point, and a space between two amounts.")
        one = DoseField()
        doses = tuple(sorted({one.clean(word) for word in text.replace(",", " ").split()}))
        if len(doses) > self.most:
            raise forms.ValidationError(f"Give at most {self.most} amounts.")
        return doses


class OftenField(forms.TypedChoiceField):
    """On which days; of a page that does not ask it, `empty_value`."""

    def __init__(self, **options):
        days = [(number, word.label) for number, word in EVERY_DAYS.items()]
        super().__init__(label="On which days", coerce=int, choices=days, initial=1, **options)

    def clean(self, value) -> int | None:
        """The number of days from one to the next."""
        return super().clean(value) if value else self.empty_value


def as_number(value):
    """Typed text with a comma for the point and without the unit; anything else as it is."""
    if not isinstance(value, str):
        return value
    return value.strip().lower().removesuffix("mg").strip().replace(",", ".")
