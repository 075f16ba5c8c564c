"""A change of dose or time, a correction, and a break, as forms."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from django import forms

from dose.forms.asking import AskingForm
from dose.forms.fields import DoseField, OftenField
from dose.vocabulary import BREAK_REASONS, REGIMEN_REASONS, TIMINGS
from journal.day import DAY, weekday_words
from journal.forms.fields import DayField, PastDayField, set_today
from journal.vocabulary import choices

ROW = ("start", "dose_mg", "timing", "every_days")


def no_days(first: date, last: date | None) -> tuple[date, ...]:
    """No day with a dose, whichever are asked for."""
    return ()


class ChangeForm(AskingForm):
    """A new dose or time of day, from a day on, and why.

    `taken`: the first days of other changes; `other`: that of the day given, where it is one.
    """

    dose_mg = DoseField(
        label="Dose", help_text="For the whole day: 3 mg twice a day is a dose of 6 mg."
    )
    timing = forms.ChoiceField(
        label="Time of day", choices=choices(TIMINGS), widget=forms.RadioSelect
    )
    every_days = OftenField(empty_value=None)
    start = DayField(label="Starting on")
    reason = forms.ChoiceField(
        label="Why", choices=choices(REGIMEN_REASONS), widget=forms.RadioSelect
    )

    def __init__(self, *args, today: date, highest=None, taken: Collection[date] = (), **kw):
        super().__init__(*args, **kw)
        if taken and "reason" in self.fields:  # there is only one first dose
            reasons = self.fields["reason"].choices
            self.fields["reason"].choices = [each for each in reasons if each[0] != "start"]
        self.highest, self.taken, self.other = highest, taken, None
        self.fields["start"].widget.attrs["max"] = _far(today).isoformat()
        self.latest = _far(today)

    def clean_start(self) -> date:
        """A day not more than a year ahead, and not one that another change begins on."""
        start = self.cleaned_data["start"]
        if start > self.latest:
            raise forms.ValidationError("Choose a day within the next year.")
        if start in self.taken:
            self.other = start
            words = "There’s already a change on this day. Correct that one instead."
            raise forms.ValidationError(words)
        return start

    def clean(self):
        """Ask about a dose above the plan's highest; it may still be what the person takes."""
        super().clean()
        self.ask("dose_mg", most_mg=self.highest)
        dose_mg, timing = self.cleaned_data.get("dose_mg"), self.cleaned_data.get("timing")
        if dose_mg and timing == "both" and dose_mg / 2 != round(dose_mg / 2, 3):
            self.add_error("dose_mg", "Half of this is too small an amount to record.")
        return self.cleaned_data

    @property
    def change(self) -> dict:
        """The change as `change_regimen` takes it."""
        return {name: self.cleaned_data[name] for name in (*ROW, "reason")}


class CorrectionForm(ChangeForm):
    """A change as it should have been recorded; its reason stays what it was."""

    reason = None

    @property
    def correction(self) -> dict:
        """The row as `correct_regimen` takes it."""
        return {name: self.cleaned_data[name] for name in ROW}


class BreakForm(forms.Form):
    """Days off LDN on purpose, from a day on, with or without an end.

    A dose recorded in them asks first (`days_with_a_dose` finds them): it ends a break the day
    before, and one on the first day means that the break began after it.
    """

    start = DayField(label="First day without LDN")
    until = DayField(
        label="Last day without LDN", required=False, help_text="Leave it empty if you don’t know."
    )
    reason = forms.ChoiceField(
        label="Why", choices=choices(BREAK_REASONS), widget=forms.RadioSelect
    )
    all_the_same = forms.BooleanField(label="Yes, record it anyway", required=False)

    def __init__(self, *args, today: date, days_with_a_dose: Callable = no_days, **kwargs):
        super().__init__(*args, **kwargs)
        self.latest, self.days_with_a_dose, self.asks = _far(today), days_with_a_dose, set()

    def clean_start(self) -> date:
        """A day not more than a year ahead."""
        if self.cleaned_data["start"] > self.latest:
            raise forms.ValidationError("Choose a day within the next year.")
        return self.cleaned_data["start"]

    def clean(self):
        """An end that is not before the beginning, and no dose that was not asked about."""
        data = super().clean()
        start, until = data.get("start"), data.get("until")
        if start and until and until < start:
            self.add_error("until", "This is before the first day.")
        if not self.errors:
            self._ask_about_doses(self.days_with_a_dose(start, until), start)
        return data

    @property
    def said(self) -> dict:
        """The break as `start_break` takes it."""
        return {name: self.cleaned_data[name] for name in ("start", "until", "reason")}

    def _ask_about_doses(self, days: Sequence[date], start: date) -> None:
        if not days:
            return
        others = f" and on {len(days) - 1} more of these days" if days[1:] else ""
        taken = f"A dose is recorded on {weekday_words(days[0])}{others}"
        if days[0] == start:
            after = weekday_words(days[-1] + DAY)
            self.add_error("start", f"{taken}. Start the break after it, on {after}?")
            return
        self.asks.add("all_the_same")
        if not self.cleaned_data["all_the_same"]:
            ends = f"the break would end on {weekday_words(days[0] - DAY)}. Is that right?"
            self.add_error("all_the_same", f"{taken}: {ends}")


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
            raise forms.ValidationError("The break started after this day.")
        return self.cleaned_data["until"]


def _far(today: date) -> date:
    return date.fromordinal(today.toordinal() + 366)
