"""The screens of getting started as forms: a tap on an answer, or a word or two."""

from datetime import date
from zoneinfo import available_timezones

from django import forms

from dose import vocabulary
from dose.forms.regimen import ChangeForm
from dose.vocabulary import CHILD, CONDITIONS
from journal.forms.fields import DayField, PastDayField, set_today
from journal.scales import SYMPTOMS
from journal.time_zones import ALL_ZONES, ZONES, by_region, city
from journal.vocabulary import COUNTRIES, choices, coded
from ldn_tracker.start.screens import UNNAMED, UNSURE

NAME_LENGTH = 200  # letters of a medicine
WHERE = choices(COUNTRIES)
NOT_SURE = (UNSURE, "Not sure")
YES_NO_UNSURE = (("no", "No"), ("yes", "Yes"), NOT_SURE)
PREGNANCY = (("no", "None of these"), *choices(CONDITIONS, CHILD), NOT_SURE)
BEGIN = (
    ("baseline", "Not yet: two weeks of check-ins first"),
    ("start", "I’m starting today"),
    ("already_taking", "I’m already taking it"),
)


class StepForm(forms.Form):
    """One screen; `answer` is the button that was tapped: "no", "unsure" or one of its choices."""

    answer = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, today: date, person=None, **kwargs):
        super().__init__(*args, **kwargs)
        set_today(self, today)
        self.person = person
        if self.data.get("answer") in ("no", UNSURE):  # then nothing else need be said
            for field in self.fields.values():
                field.required = False


class ChoiceStep(StepForm):
    """A screen of buttons; `choices` are their values and words."""

    choices: tuple = ()

    def clean_answer(self) -> str:
        """One of the buttons."""
        answer = self.cleaned_data["answer"]
        if answer not in dict(self.choices):
            raise forms.ValidationError("Tap one of the answers.")
        return answer


class WhereForm(ChoiceStep):
    """The country."""

    choices = WHERE


class AgeForm(ChoiceStep):
    """Eighteen or older."""

    choices = (("yes", "Yes"), ("no", "No"))


class LiverForm(ChoiceStep):
    """Liver disease."""

    choices = YES_NO_UNSURE


class PregnancyForm(ChoiceStep):
    """Pregnancy, now or planned, and breastfeeding."""

    choices = PREGNANCY


class SymptomForm(ChoiceStep):
    """The symptom that matters most."""

    choices = tuple((measure.id, measure.name) for measure in SYMPTOMS)


class BeginForm(ChoiceStep):
    """Whether LDN has been begun."""

    choices = BEGIN


class WhoseForm(forms.Form):
    """Whom somebody fills this diary in for."""

    name = forms.CharField(
        label="What do you call them?",
        max_length=200,
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off"}),
        help_text="Their first name is enough. The page for the GP shows it; change it in Account.",
        error_messages={"required": "Enter the name you call them by."},
    )


class ClockForm(StepForm):
    """The time zone: a tap on one of the country's, or `another_place` of the long list.

    The present one is always among the first. Of a country that is not known all are the first.
    """

    timezone = forms.ChoiceField(
        label="Time zone", required=False, error_messages={"required": "Choose a time zone."}
    )
    another_place = forms.ChoiceField(label="Another place", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        present = self.person.timezone
        own = ZONES.get(self.person.country, ())
        first = dict.fromkeys((*(own or ALL_ZONES), present))
        self.fields["timezone"].choices = [(zone, city(zone)) for zone in first]
        self.fields["timezone"].initial = present
        self.fields["another_place"].choices = [("", "Choose"), *by_region(ALL_ZONES)]
        self.own = self.fields["timezone"].choices if own else []

    def clean(self):
        """The zone as `timezone`: one that this machine knows."""
        data = super().clean()
        zone = data.get("another_place") or data.get("timezone")
        if not self.errors and zone not in available_timezones():
            self.add_error("timezone", "Choose a place near you.")
        return data | {"timezone": zone}


class MedicineStep(StepForm):
    """A medicine by name, or no; a bare yes is noted until it has its name."""

    id = ""

    name = forms.CharField(
        label="Its name",
        max_length=NAME_LENGTH,
        error_messages={"required": "Enter its name, or tap No."},
    )
    last_taken = PastDayField(
        label="Last taken", required=False, help_text="Leave it empty if you still take it."
    )

    names_it = forms.BooleanField(required=False, widget=forms.HiddenInput)  # what the yes was of

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].required = self.data.get("answer") not in ("no", "yes", UNSURE)

    def clean_name(self) -> str:
        """The name as it is kept."""
        return coded(vocabulary.UNNAMED, self.cleaned_data["name"])

    def clean(self):
        """With a yes alone, the words that stand until there is a name."""
        data = super().clean()
        if data.get("answer") == "yes" and not data.get("name"):
            data["name"] = UNNAMED[self.id]
        return data


class OpioidsForm(MedicineStep):
    """An opioid."""

    id = "opioids"


class NaltrexoneForm(MedicineStep):
    """A second naltrexone."""

    id = "naltrexone"


class OperationForm(StepForm):
    """An operation on its day, or no."""

    on = DayField(label="When is it?", help_text="A guess is fine.")


class AllergyForm(StepForm):
    """Allergies in words, or no; cleaned to a list."""

    allergies = forms.CharField(
        label="What are you allergic to?",
        max_length=500,
        help_text="Separate with commas.",
        error_messages={"required": "Say what you’re allergic to, or tap No."},
    )

    def clean_allergies(self) -> list[str]:
        """Each allergy by itself."""
        parts = self.cleaned_data["allergies"].split(",")
        return [part.strip() for part in parts if part.strip()]


class DoseForm(ChangeForm):
    """The first row of the regimen; why is known from the screen before."""

    reason = forms.ChoiceField(
        choices=[("start", "start"), ("already_taking", "already taking")],
        widget=forms.HiddenInput,
    )


FORMS = {
    "where": WhereForm,
    "clock": ClockForm,
    "age": AgeForm,
    "opioids": OpioidsForm,
    "naltrexone": NaltrexoneForm,
    "liver": LiverForm,
    "pregnancy": PregnancyForm,
    "operation": OperationForm,
    "allergy": AllergyForm,
    "symptom": SymptomForm,
    "begin": BeginForm,
}
