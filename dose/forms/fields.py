"""Fields for doses: mg as a person types them, with what was understood beside them."""

from decimal import Decimal

from django import forms
from django.urls import reverse_lazy

from dose.treatment.amount_question import plain
from dose.treatment.typed_amount import GIVE_MG, Unreadable, amount_mg, amounts_mg
from dose.treatment.units import mg_words
from dose.vocabulary import EVERY_DAYS

UNDERSTOOD = {  # once the field is left, what is understood of it is shown beside it
    "hx-get": reverse_lazy("amount"),
    "hx-trigger": "change",
    "hx-target": "next .understood",
}


class DoseField(forms.Field):
    """An amount in mg as Decimal with at most three decimals; 1,5 and ½ and 500 mcg are amounts."""

    reads_mg = True
    default_error_messages = {"required": GIVE_MG}

    def __init__(self, **options):
        widget = forms.TextInput(attrs={"inputmode": "decimal", "size": 6, **UNDERSTOOD})
        super().__init__(widget=widget, **options)

    def to_python(self, value) -> Decimal | None:
        """The amount; None where nothing was typed."""
        return None if value in self.empty_values else _read(amount_mg, str(value))

    def prepare_value(self, value):
        """1.50 is shown as 1.5."""
        return plain(value) if isinstance(value, Decimal) else value


class DosesField(forms.CharField):
    """Several amounts in mg with spaces between, or a label's "1 mg/ml"; cleaned to a tuple."""

    reads_mg = True

    def __init__(self, *, most: int = 6, **options):
        super().__init__(**options)
        self.widget.attrs |= UNDERSTOOD | {"hx-vals": '{"several": true}'}
        self.most = most

    def prepare_value(self, value):
        """The amounts as they would be typed."""
        is_many = isinstance(value, list | tuple)
        return ", ".join(plain(Decimal(mg)) for mg in value) if is_many else value

    def clean(self, value) -> tuple[Decimal, ...]:
        """The amounts, smallest first, each once."""
        doses = _read(amounts_mg, super().clean(value) or "")
        if len(doses) > self.most:
            raise forms.ValidationError(f"Enter at most {self.most} amounts.")
        return doses


def understood(text: str, *, several: bool = False) -> str:
    """What typed amounts are read as, "= 0.5 mg", or what to type instead; "" of nothing typed."""
    try:
        amounts = amounts_mg(text) if several or not text.strip() else (amount_mg(text),)
    except Unreadable as error:
        return str(error)
    return f"= {' and '.join(map(mg_words, amounts))}" if amounts else ""


def _read(read, text: str):
    try:
        return read(text)
    except Unreadable as error:
        raise forms.ValidationError(str(error)) from error


class OftenField(forms.TypedChoiceField):
    """How often; of a page that does not ask it, `empty_value`."""

    def __init__(self, **options):
        days = [(number, word.label) for number, word in EVERY_DAYS.items()]
        super().__init__(label="How often", coerce=int, choices=days, initial=1, **options)

    def clean(self, value) -> int | None:
        """The number of days from one to the next."""
        return super().clean(value) if value else self.empty_value
