"""What a person says about themselves, for the top of the GP page and for their clock."""

from collections.abc import Iterable
from datetime import time
from zoneinfo import available_timezones

from django import forms

from journal.form_fields import DayField

ZONES = sorted(zone for zone in available_timezones() if "/" in zone and "Etc" not in zone)
HOURS = [(time(hour), f"{hour:02}:00") for hour in range(12)]


class LinesField(forms.CharField):
    """A list, typed one to a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value):
        """The lines of a list; what was typed stays as it was."""
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value):
        """The lines without the empty ones."""
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]


class PersonForm(forms.Form):
    """Everything but the time zone and the hour may stay empty."""

    name = forms.CharField(max_length=200, required=False, label="Name")
    born = DayField(required=False, label="Date of birth")
    health_number = forms.CharField(
        max_length=50, required=False, label="Health number", help_text="For example your NHI."
    )
    allergies = LinesField(required=False, label="Allergies", help_text="One on each line.")
    diagnoses = LinesField(required=False, label="Diagnoses", help_text="One on each line.")
    country = forms.CharField(
        max_length=2, required=False, label="Country", help_text="Two letters, like NZ or GB."
    )
    timezone = forms.ChoiceField(label="Time zone", choices=[(zone, zone) for zone in ZONES])
    day_starts_at = forms.TypedChoiceField(
        label="My day starts at",
        choices=HOURS,
        coerce=time.fromisoformat,
        help_text="A dose at 00:40 then still counts for the evening before.",
    )

    @classmethod
    def about(cls, person, data=None) -> "PersonForm":
        """The form filled with what is known about `person`; what holds now is always offered."""
        known = {name: getattr(person, name) for name in cls.base_fields}
        form = cls(data, initial=known)
        zones, hours = form.fields["timezone"], form.fields["day_starts_at"]
        zones.choices = offering(zones.choices, person.timezone, person.timezone)
        at = person.day_starts_at
        hours.choices = offering(hours.choices, at, f"{at:%H:%M}")
        return form

    def clean_country(self) -> str:
        """Two capital letters, or nothing."""
        country = self.cleaned_data["country"].upper()
        if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
            raise forms.ValidationError("Write the two letters of your country, like NZ.")
        return country


def offering(choices: Iterable[tuple], value, words: str) -> list[tuple]:
    """The choices with the present value among them: one not offered would be lost in saving."""
    choices = list(choices)
    missing = value not in dict(choices)
    return sorted([*choices, (value, words)]) if missing else choices
