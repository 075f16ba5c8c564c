"""What came, what was counted, and how the next is ordered, as forms."""

import re
from datetime import date
from decimal import Decimal

from django import forms

from dose.diary.supply import MOST_DAYS, MOST_REPEATS, Count, Kind, Order, Pack
from dose.forms.fields import DoseField
from dose.supply.ordering import USUAL
from dose.supply.words import kind_words
from dose.treatment.units import number_text
from journal.day import WEEKDAYS
from journal.forms.fields import DayField, PastDayField, set_today

CAPSULE, LIQUID = "solid", "liquid"
WHAT = ((CAPSULE, "Capsules or tablets"), (LIQUID, "A liquid"))
CURRENCIES = {"NZ": "NZD", "AU": "AUD", "GB": "GBP", "IE": "EUR", "US": "USD", "CA": "CAD"}
WEEKDAY_WORDS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
HOW_MANY = "Enter how many there are, like 90, or 60 for ml."


class AmountField(forms.DecimalField):
    """How many capsules or tablets, or how many ml, with a point or a comma."""

    def __init__(self, **options):
        widget = forms.TextInput(attrs={"inputmode": "decimal", "size": 6})
        super().__init__(max_digits=6, decimal_places=1, widget=widget, **options)
        self.error_messages |= dict.fromkeys(("required", "invalid"), HOW_MANY)

    def to_python(self, value):
        """The amount; 12,5 is one too."""
        return super().to_python(str(value).replace(",", ".") if value is not None else value)

    def prepare_value(self, value):
        """60.0 is shown as 60."""
        return number_text(value) if isinstance(value, Decimal) else value


class PackForm(forms.Form):
    """A pack that came; prefilled from the last one."""

    received_on = PastDayField(label="It came on")
    what = forms.ChoiceField(label="What is it", choices=WHAT, widget=forms.RadioSelect)
    amount = AmountField(label="How many", help_text="Of a liquid: how many ml.")
    strength = DoseField(label="Strength", help_text="mg in each, or mg in 1 ml.")
    use_by = DayField(label="Use by", required=False)
    cost = forms.DecimalField(
        label="Cost of the pack", required=False, min_value=0, max_digits=8, decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 8}),
        error_messages={"invalid": "Enter the cost as a number, like 92 or 92.50."},
    )  # fmt: skip
    currency = forms.CharField(
        label="Currency", required=False, max_length=3, help_text="Three letters, like NZD.",
        widget=forms.TextInput(attrs={"size": 4, "autocapitalize": "characters"}),
    )  # fmt: skip
    pharmacy = forms.CharField(label="Pharmacy", required=False, max_length=200)
    repeats_left = forms.IntegerField(
        label="Repeats left on the script now", required=False, min_value=0, max_value=MOST_REPEATS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
    )  # fmt: skip

    def __init__(self, *args, today: date, **options):
        super().__init__(*args, **options)
        set_today(self, today)

    def clean_currency(self) -> str:
        """In capitals, as it is kept."""
        return self.cleaned_data["currency"].strip().upper()

    def clean(self):
        """What a pack refuses is said beside its field."""
        super().clean()
        said = self.cleaned_data
        if not self.errors:
            if said["amount"] == 0:
                self.add_error("amount", "A pack holds more than nothing.")
            elif said["what"] == CAPSULE and said["amount"] % 1:
                self.add_error("amount", "Enter a whole number of capsules or tablets.")
            if said["use_by"] and said["use_by"] < said["received_on"]:
                self.add_error("use_by", "This is before the day it came. Check both days.")
            if said["cost"] is not None and not said["currency"]:
                self.add_error("currency", "Enter the currency of the cost, like NZD.")
            elif said["currency"] and not re.fullmatch("[A-Z]{3}", said["currency"]):
                self.add_error("currency", "Enter three letters, like NZD.")
        return said

    @property
    def pack(self) -> Pack:
        """The pack as it is kept."""
        said = self.cleaned_data
        facts = {name: said[name] for name in ("received_on", "use_by", "cost", "currency")}
        kind = Kind(is_liquid=said["what"] == LIQUID, mg=said["strength"])
        return Pack(**facts, **amount_of(kind, said["amount"]), pharmacy=said["pharmacy"])


class CountForm(forms.Form):
    """ "I counted ___", of one of the kinds that are known."""

    kind = forms.ChoiceField(label="Of which", widget=forms.RadioSelect)
    amount = AmountField(label="I counted")

    def __init__(self, *args, kinds: tuple[Kind, ...], solid: str, **options):
        super().__init__(*args, **options)
        self.kinds = {kind_id(kind): kind for kind in kinds}
        choices = [(id, kind_words(kind, solid)) for id, kind in self.kinds.items()]
        self.fields["kind"].choices = choices
        if len(choices) == 1:
            self.fields["kind"].widget = forms.HiddenInput()
            self.fields["kind"].initial = choices[0][0]

    def clean(self):
        """Capsules and tablets are whole."""
        super().clean()
        kind = self.kinds.get(self.cleaned_data.get("kind"))
        amount = self.cleaned_data.get("amount")
        if kind and amount is not None:
            if amount < 0:
                self.add_error("amount", "Enter 0 or more.")
            elif not kind.is_liquid and amount % 1:
                self.add_error("amount", "Enter a whole number of capsules or tablets.")
        return self.cleaned_data

    def count(self, on: date, used: dict[Kind, Decimal]) -> Count:
        """The count of before the day's dose: what was used of it today is put back."""
        kind = self.kinds[self.cleaned_data["kind"]]
        return Count(on=on, **amount_of(kind, self.cleaned_data["amount"] + used.get(kind, 0)))


def days_field(label: str, hint: str = "") -> forms.IntegerField:
    """A number of days, or nothing."""
    return forms.IntegerField(
        label=label, help_text=hint, required=False, min_value=0, max_value=MOST_DAYS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
        error_messages={"invalid": "Enter a number of days, like 5."},
    )  # fmt: skip


class OrderForm(forms.Form):
    """The script, and how long the next pack takes."""

    repeats_left = forms.IntegerField(
        label="Repeats left on the script", required=False, min_value=0, max_value=MOST_REPEATS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
        error_messages={"invalid": "Enter a number, like 2."},
    )  # fmt: skip
    script_until = DayField(label="Last day of the script", required=False)
    compounding_days = days_field("Days to make it", "Days the pharmacy is open.")
    courier_days = days_field("Days for the courier", "Days the pharmacy is open.")
    spare_days = days_field("Days to spare", "To have some left when it comes.")
    appointment_days = days_field("Days to get a new script", "From asking to having it.")
    closed = forms.MultipleChoiceField(
        label="The pharmacy is closed on", required=False,
        choices=list(zip(WEEKDAYS, WEEKDAY_WORDS, strict=True)),
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    closed_dates = forms.CharField(
        label="And on these dates", required=False, max_length=1000,
        help_text="Like 2026-12-25, with a space between.",
    )  # fmt: skip

    def clean_closed(self) -> list[str]:
        """At least one day of the week is open."""
        closed = self.cleaned_data["closed"]
        if len(closed) == len(WEEKDAYS):
            raise forms.ValidationError("Leave the days out on which it is open.")
        return closed

    def clean_closed_dates(self) -> list[str]:
        """Dates as they are kept."""
        found = re.split(r"[\s,;]+", self.cleaned_data["closed_dates"].strip())
        for text in filter(None, found):
            try:
                if not DATE.fullmatch(text):
                    raise ValueError
                date.fromisoformat(text)
            except ValueError:
                words = f"“{text}” is not a date. Write dates like 2026-12-25."
                raise forms.ValidationError(words) from None
        return [text for text in found if text]

    @property
    def facts(self) -> dict:
        """What `change_order` keeps."""
        said = dict(self.cleaned_data)
        return said | {"closed": (*said.pop("closed"), *said.pop("closed_dates"))}


def order_initial(order: Order) -> dict:
    """What the form shows first: what was said, else what is supposed."""
    said = {name: getattr(order, name) for name in OrderForm.base_fields if name != "closed_dates"}
    shown = said | {name: days for name, days in USUAL.items() if said[name] is None}
    closed = shown["closed"] or ()
    return shown | {
        "closed": [day for day in closed if day in WEEKDAYS],
        "closed_dates": " ".join(day for day in closed if day not in WEEKDAYS),
    }


def pack_initial(pack: Pack | None, order: Order, today: date, country: str, plan) -> dict:
    """What the form of a new pack shows first: the last pack again, one repeat fewer."""
    repeats = None if order.repeats_left is None else max(order.repeats_left - 1, 0)
    first = {"received_on": today, "currency": CURRENCIES.get(country, ""), "repeats_left": repeats}
    if pack is None:
        liquid = bool(plan and plan.form == "liquid")
        strength = plan and (
            plan.liquid_mg_per_ml if liquid else next(iter(plan.strengths_mg), None)
        )
        return first | {"what": LIQUID if liquid else CAPSULE, "strength": strength}
    return first | {
        "what": LIQUID if pack.kind.is_liquid else CAPSULE,
        "amount": pack.amount,
        "strength": pack.kind.mg,
        "cost": pack.cost,
        "currency": pack.currency or first["currency"],
        "pharmacy": pack.pharmacy,
    }


def amount_of(kind: Kind, amount: Decimal) -> dict:
    """The fields of a pack or count that say how much of which kind."""
    if kind.is_liquid:
        return {"ml": amount, "mg_per_ml": kind.mg}
    return {"units": int(amount), "strength_mg": kind.mg}


def kind_id(kind: Kind) -> str:
    """A kind as a form sends it."""
    return f"{'l' if kind.is_liquid else 's'}{kind.mg.normalize():f}"
