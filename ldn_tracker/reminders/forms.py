"""How somebody wants to be reminded, and the name of a calendar, as forms."""

from django import forms

from dose.vocabulary import HALVES
from journal.day import timing_of
from journal.forms.fields import DayField

KINDS = (
    ("dose", "The dose, on the days when one is due"),
    ("check_in", "The check-in, each day"),
    ("dates", "Dates: the next step, the next look, your visit, when to order"),
)
WHEN = {"morning": "from 04:00 to 16:59", "night": "from 17:00 to 03:59"}


class TimeField(forms.TimeField):
    """A time of day in hours and minutes."""

    def __init__(self, **options):
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        super().__init__(widget=widget, input_formats=["%H:%M", "%H:%M:%S"], **options)
        self.error_messages["invalid"] = "Enter a time like 21:30."
        self.error_messages["required"] = "Enter a time."


class WishesForm(forms.Form):
    """What a calendar is told, when, and in which words."""

    kinds = forms.MultipleChoiceField(
        label="Remind me of", required=False, choices=KINDS, widget=forms.CheckboxSelectMultiple
    )
    morning_at = TimeField(label="Morning dose at")
    night_at = TimeField(label="Night dose at")
    check_in_at = TimeField(label="Check-in at")
    visit_on = DayField(label="My next visit is on", required=False)
    title = forms.CharField(
        label="Called",
        max_length=60,
        help_text="Whoever sees your calendar sees this, and nothing more.",
    )
    says_what = forms.BooleanField(
        label="Say what each one is for",
        required=False,
        help_text="Your calendar then shows “LDN”. Your calendar’s provider can read that.",
    )

    def clean_morning_at(self):
        """A time of the morning half of the day."""
        return self._in_half("morning")

    def clean_night_at(self):
        """A time of the night half of the day; one after midnight is of the evening before."""
        return self._in_half("night")

    @property
    def wishes(self) -> dict:
        """What `journal.models.Reminders` keeps of it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "visit_on"}

    def _in_half(self, half: str):
        wall = self.cleaned_data[f"{half}_at"]
        if timing_of(wall) != half:
            raise forms.ValidationError(
                f"Choose a time {WHEN[half]}: that counts as {HALVES[half].brief}."
            )
        return wall


class LinkForm(forms.Form):
    """Which calendar a new link is for."""

    name = forms.CharField(
        label="For which calendar", max_length=60, help_text="Like “My phone”, or a person’s name."
    )
