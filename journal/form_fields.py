"""Fields that many forms share: a day, and a day that has come."""

from datetime import date

from django import forms

from journal.day import FIRST_DAY, why_not

LATEST = date(2199, 12, 31)


class DayField(forms.DateField):
    """A day between 1900 and 2199, picked with the browser's own calendar."""

    def __init__(self, **options):
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, input_formats=["%Y-%m-%d"], **options)
        self.error_messages["invalid"] = "Give a day like 2026-05-15."
        self.error_messages["required"] = "Give the day."

    def clean(self, value):
        """The day; ValidationError outside 1900–2199 (as the diary file has it)."""
        day = super().clean(value)
        if day and not FIRST_DAY <= day <= LATEST:
            raise forms.ValidationError("Give a day between 1900 and 2199.")
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


def set_today(form: forms.Form, today: date) -> None:
    """Tell every PastDayField of a form which day it is; nothing below a view reads a clock."""
    for field in form.fields.values():
        if isinstance(field, PastDayField):
            field.today = today
            field.widget.attrs["max"] = today.isoformat()
