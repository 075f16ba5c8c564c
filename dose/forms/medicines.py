"""Other medicines and supplements, and the facts that bear on safety, as forms."""

from datetime import date

from django import forms

from dose.diary.parts import LONGEST_AS_TYPED
from dose.vocabulary import CONDITIONS, MEDICINE_KINDS
from journal.forms.fields import DayField, PastDayField, set_today
from journal.vocabulary import choices


def dose_as_typed() -> forms.CharField:
    """How much of another medicine is taken: any words, which nothing reads as an amount."""
    return forms.CharField(
        label="How much, and how often",
        required=False,
        max_length=LONGEST_AS_TYPED,
        help_text="In your own words, like “30 mg when needed”.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class MedicineForm(forms.Form):
    """Something else that is taken; still taken unless a last day is given."""

    name = forms.CharField(
        label="Name",
        max_length=200,
        help_text="As it’s written on the box.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        error_messages={"required": "Enter the name."},
    )
    kind = forms.ChoiceField(
        label="What is it?",
        choices=choices(MEDICINE_KINDS),
        initial="medicine",
        widget=forms.RadioSelect,
    )
    dose = dose_as_typed()
    start = PastDayField(label="I’ve taken it since", required=False, help_text="If you know.")
    last_taken = PastDayField(label="Last taken", required=False, help_text="If you have stopped.")
    until = DayField(
        label="Planned last day", required=False, help_text="If you know when it will end."
    )

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        set_today(self, today)

    def clean(self):
        """Refuse a last day before the first."""
        data = super().clean()
        for name in ("last_taken", "until"):
            if data.get("start") and data.get(name) and data[name] < data["start"]:
                self.add_error(name, "This is before the day you started it.")
        return data


class DoseAsTypedForm(forms.Form):
    """How much of a medicine is taken."""

    dose = dose_as_typed()


class EndMedicineForm(forms.Form):
    """The last day that a medicine was taken."""

    last_taken = PastDayField(label="Last taken")

    def __init__(self, *args, start: date | None, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.start = start
        set_today(self, today)

    def clean_last_taken(self) -> date:
        """A day that is not before the medicine began."""
        day = self.cleaned_data["last_taken"]
        if self.start and day < self.start:
            raise forms.ValidationError("This is before the day you started it.")
        return day


class ConditionForm(forms.Form):
    """An operation on a day, or a state from a day on."""

    kind = forms.ChoiceField(
        label="What is it?", choices=choices(CONDITIONS), widget=forms.RadioSelect
    )
    day = DayField(label="Day of the operation, or when it started", required=False)
    discussed_on = PastDayField(
        label="Talked about with my prescriber on",
        required=False,
        help_text="Leave it empty if you haven’t yet.",
    )

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        set_today(self, today)
        self.today = today

    def clean(self):
        """An operation needs its day; a state cannot begin in the future."""
        data = super().clean()
        is_operation = data.get("kind") == "surgery"
        if is_operation and "day" in data and not data["day"]:
            self.add_error("day", "Enter the day of the operation; a guess is fine.")
        if not is_operation and data.get("day") and data["day"] > self.today:
            self.add_error("day", "This day hasn’t come yet.")
        return data

    @property
    def condition(self) -> dict:
        """The fact as `add_condition` takes it."""
        data = self.cleaned_data
        day = "on" if data["kind"] == "surgery" else "start"
        return {"kind": data["kind"], day: data["day"], "discussed_on": data["discussed_on"]}


class DiscussedForm(forms.Form):
    """The day something was talked about with the prescriber."""

    discussed_on = PastDayField(label="Day we talked about it")

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        set_today(self, today)
