"""A change of dose or time, a correction, and a break, as forms."""

from datetime import date

from django import forms

from dose.forms.asking import AskingForm
from dose.forms.fields import DoseField, OftenField
from dose.vocabulary import BREAK_REASONS, REGIMEN_REASONS, TIMINGS
from journal.forms.fields import DayField, PastDayField, set_today
from journal.vocabulary import choices

ROW = ("start", "dose_mg", "timing", "every_days")


class ChangeForm(AskingForm):
    """A new dose or time of day, from a day on, and why."""

    dose_mg = DoseField(
        label="Dose", help_text="Of the whole day: 3 mg twice a day is a dose of 6 mg."
    )
    timing = forms.ChoiceField(
        label="Time of day", choices=choices(TIMINGS), widget=forms.RadioSelect
    )
    every_days = OftenField(empty_value=None)
    start = DayField(label="From this day on")
    reason = forms.ChoiceField(
        label="Why", choices=choices(REGIMEN_REASONS), widget=forms.RadioSelect
    )

    def __init__(
        self, *args, today: date, highest=None, taken: frozenset[date] = frozenset(), **kw
    ):
        super().__init__(*args, **kw)
        if taken and "reason" in self.fields:  # there is only one first dose
            reasons = self.fields["reason"].choices
            self.fields["reason"].choices = [each for each in reasons if each[0] != "start"]
        self.highest, self.taken = highest, taken
        self.fields["start"].widget.attrs["max"] = _far(today).isoformat()
        self.latest = _far(today)

    def clean_start(self) -> date:
        """A day not more than a year ahead, and not one that another change begins on."""
        start = self.cleaned_data["start"]
        if start > self.latest:
            raise forms.ValidationError("Give a day within the next year.")
        if start in self.taken:
            words = "Another change begins on this day. Correct that one instead."
            raise forms.ValidationError(words)
        return start

    def clean(self):
        """Ask about a dose above the plan's highest; it may still be what the person takes."""
        super().clean()
        self.ask("dose_mg", most_mg=self.highest)
        dose_mg, timing = self.cleaned_data.get("dose_mg"), self.cleaned_data.get("timing")
        if dose_mg and timing == "both" and dose_mg / 2 != round(dose_mg / 2, 3):
            self.add_error("dose_mg", "Half of this is too small a fraction of a mg.")
        return self.cleaned_data

    @property
    def change(self) -> dict:
        """The change as `change_regimen` takes it."""
        return {name: self.cleaned_data[name] for name in (*ROW, "reason")}


class CorrectionForm(ChangeForm):
    """The same row as it should have been; the reason stays what it was."""

    reason = None

    @property
    def correction(self) -> dict:
        """The row as `correct_regimen` takes it."""
        return {name: self.cleaned_data[name] for name in ROW}


class BreakForm(forms.Form):
    """Days off LDN on purpose, from a day on."""

    start = DayField(label="First day without LDN")
    reason = forms.ChoiceField(
        label="Why", choices=choices(BREAK_REASONS), widget=forms.RadioSelect
    )

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.latest = _far(today)

    def clean_start(self) -> date:
        """A day not more than a year ahead."""
        if self.cleaned_data["start"] > self.latest:
            raise forms.ValidationError("Give a day within the next year.")
        return self.cleaned_data["start"]


class EndBreakForm(forms.Form):
    """The last day of a break."""

    until = PastDayField(label="Last day without LDN")

    def __init__(self, *args, start: date, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.start = start
        set_today(self, today)

    def clean_until(self) -> date:
        """A day that is not before the break began."""
        if self.cleaned_data["until"] < self.start:
            raise forms.ValidationError("The break began after this day.")
        return self.cleaned_data["until"]


def _far(today: date) -> date:
    return date.fromordinal(today.toordinal() + 366)
