"""What a person says about themselves, for the top of the GP page and for their clock."""

from collections.abc import Iterable
from datetime import date, time

from django import forms

from journal.forms.fields import DayField
from journal.limits import lines_that_fit
from journal.safety_answers import SafetyAnswer, safety_answer
from journal.time_zones import zones_for
from journal.vocabulary import COUNTRIES, choices

NO_ALLERGIES = (("", "Not said"), ("none", "None that I know of"), ("unsure", "Not sure"))
HOURS = [(time(hour), f"{hour:02}:00") for hour in range(12)]


class LinesField(forms.CharField):
    """A list, typed one to a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def __init__(self, *, limit: str, **options):
        super().__init__(**options)
        self.limit = limit  # its name in `journal.limits`

    def prepare_value(self, value):
        """The lines of a list; what was typed stays as it was."""
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value):
        """The lines without the empty ones."""
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if why := lines_that_fit(self.limit, lines):
            raise forms.ValidationError(why)
        return lines


class PersonForm(forms.Form):
    """Everything but the time zone and the hour may stay empty."""

    name = forms.CharField(max_length=200, required=False, label="Name")
    filled_in_for = forms.BooleanField(
        required=False,
        label="I’m filling this in for someone else",
        help_text="The name above is theirs, and the pages then ask about them.",
    )
    born = DayField(required=False, label="Date of birth")
    health_number = forms.CharField(
        max_length=50, required=False, label="Health number", help_text="For example your NHI."
    )
    allergies = LinesField(
        limit="person.allergies", required=False, label="Allergies", help_text="One per line."
    )
    no_allergies = forms.ChoiceField(
        required=False, label="If you listed none", choices=NO_ALLERGIES
    )
    diagnoses = LinesField(
        limit="person.diagnoses", required=False, label="Diagnoses", help_text="One per line."
    )
    country = forms.ChoiceField(
        required=False,
        label="Country",
        choices=[("", "Not said"), *choices(COUNTRIES)],
        help_text="So that we show the right numbers to ring.",
    )
    timezone = forms.ChoiceField(
        label="Time zone", help_text="So that your days and times are right."
    )
    day_starts_at = forms.TypedChoiceField(
        label="My day starts at",
        choices=HOURS,
        coerce=time.fromisoformat,
        help_text="So that a dose at 00:40 still counts for the evening before.",
    )

    @classmethod
    def about(cls, person, data=None) -> "PersonForm":
        """The form filled with what is known about `person`; what holds now is always offered."""
        known = {name: getattr(person, name) for name in cls.base_fields if hasattr(person, name)}
        said = None if person.allergies else safety_answer(person, "allergies")
        form = cls(data, initial=known | {"no_allergies": said.answer if said else ""})
        if said:
            form.fields[
                "no_allergies"
            ].help_text = f"You said this on {said.day.day} {said.day:%B %Y}."
        countries, hours = form.fields["country"], form.fields["day_starts_at"]
        if person.country not in dict(countries.choices):
            countries.choices = [*countries.choices, (person.country, person.country)]
        form.fields["timezone"].choices = zones_for(person.country, person.timezone)
        at = person.day_starts_at
        hours.choices = offering(hours.choices, at, f"{at:%H:%M}")
        return form

    @property
    def facts(self) -> dict:
        """What is known of the person, as `update_person` takes it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "no_allergies"}

    @property
    def says_of_allergies(self) -> bool:
        """Whether another answer was given, which an allergy in the list has gone before."""
        return "no_allergies" in self.changed_data and not self.cleaned_data["allergies"]

    def said_of_allergies(self, today: date) -> SafetyAnswer | None:
        """The answer that was given about allergies in general, as of `today`."""
        answer = self.cleaned_data["no_allergies"]
        return SafetyAnswer(answer, today) if answer else None


def offering(choices: Iterable[tuple], value, words: str) -> list[tuple]:
    """The choices with the present value among them: one not offered would be lost in saving."""
    choices = list(choices)
    missing = value not in dict(choices)
    return sorted([*choices, (value, words)]) if missing else choices
