"""What many forms share: fields for a day and for a rating, and making only the fields sent."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from django import forms

from journal.day import FIRST_DAY, why_not
from journal.scales import Measure
from journal.validation import Impossible

PLAIN_NUMBER = re.compile(r"-?[0-9]{1,9}([.,][0-9]{1,6})?")
THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2},[0-9]{3}")
LATEST = date(2199, 12, 31)


class DayField(forms.DateField):
    """A day between 1900 and 2199, picked with the browser's own calendar."""

    def __init__(self, **options):
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, input_formats=["%Y-%m-%d"], **options)
        self.error_messages["invalid"] = "Enter a day like 2026-05-15."
        self.error_messages["required"] = "Enter the day."

    def clean(self, value):
        """The day; ValidationError outside 1900–2199 (as the diary file has it)."""
        day = super().clean(value)
        if day and not FIRST_DAY <= day <= LATEST:
            raise forms.ValidationError("Enter a day between 1900 and 2199.")
        return day


class PastDayField(DayField):
    """A day that is not after `today`, which the form sets before it is cleaned."""

    today: date | None = None

    def clean(self, value):
        """The day; ValidationError when it has not come yet."""
        day = super().clean(value)
        if day and self.today and (why := why_not(day, self.today)):
            raise forms.ValidationError(why)
        return day


class RatingField(forms.Field):
    """A rating as the button of a measure's question sends it; empty is None, a cleared answer."""

    def __init__(self, measure: Measure):
        super().__init__(required=False)
        self.measure = measure

    def to_python(self, value: str) -> int | None:
        """The rating; ValidationError for what no button says."""
        if value in self.empty_values:
            return None
        if value not in map(str, range(self.measure.scale + 1)):
            raise forms.ValidationError(f"{self.measure.name}: choose one of the answers.")
        return int(value)


class NumberField(forms.Field):
    """A plain number as it is typed, with a point or a comma; empty is None, a cleared answer."""

    def __init__(self, measure: Measure):
        super().__init__(required=False)
        self.measure = measure

    def to_python(self, value: str) -> float | None:
        """The number; ValidationError for any other text, and where 1,200 may be 1.2."""
        typed = str(value or "").strip().replace("\N{MINUS SIGN}", "-")
        if not typed:
            return None
        if THOUSANDS.fullmatch(typed):
            whole, part = typed.replace(",", ""), typed.replace(",", ".").rstrip("0")
            raise forms.ValidationError(f"{self.measure.name}: write {whole} or {part}.")
        if not PLAIN_NUMBER.fullmatch(typed):
            raise forms.ValidationError(f"{self.measure.name}: enter a plain number, like 6.5.")
        number = float(typed.replace(",", "."))
        return int(number) if number.is_integer() else number


def kept(form: forms.Form, keep: Callable[[], object]) -> bool:
    """Whether an action kept what a valid form says; what it refuses is said in the form."""
    try:
        keep()
    except Impossible as error:
        name = error.name if error.name in form.fields else None
        form.add_error(name, f"{error.reason[:1].upper()}{error.reason[1:]}.")
    return not form.errors


class SentFieldsForm(forms.Form):
    """A form of optional fields that makes only those that were sent: a tap sends one of many.

    `cleaned_data` has nothing of the others.
    """

    def __init__(self, data: Mapping, *, prefix: str = ""):
        names = {name: f"{prefix}-{name}" if prefix else name for name in self.base_fields}
        self.base_fields = {name: self.base_fields[name] for name in names if names[name] in data}
        super().__init__(data, prefix=prefix or None)


def set_today(form: forms.Form, today: date) -> None:
    """Tell every PastDayField of a form which day it is; nothing below a view reads a clock."""
    for field in form.fields.values():
        if isinstance(field, PastDayField):
            field.today = today
            field.widget.attrs["max"] = today.isoformat()
