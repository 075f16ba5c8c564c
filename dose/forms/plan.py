"""The prescriber's plan as a form."""

from dataclasses import asdict, replace
from datetime import date

from django import forms

from dose.diary.parts import Impossible, Plan
from dose.forms.asking import AskingForm
from dose.forms.fields import DoseField, DosesField, OftenField
from dose.vocabulary import FORMS
from journal.forms.fields import PastDayField, set_today
from journal.vocabulary import choices

TITRATION = (
    "starting_dose_mg", "step_mg", "step_interval_days", "max_dose_mg", "doses_per_day",
    "every_days",
)  # fmt: skip
TIMES_A_DAY = ((1, "Once"), (2, "Twice, in two equal parts"))
USUAL_INTERVAL_DAYS = 14  # vallings, ldn-research-trust: two weeks at each dose
AS_IT_STANDS = "Yes, my prescriber gave me the plan with these new numbers"


class PlanForm(AskingForm):
    """What the prescriber wrote, and the tick that it was a prescriber who wrote it.

    An amount that is rather a slip asks first. One more tick appears only when it is asked: when a
    confirmed plan's numbers change (a tick given for other numbers does not count for these).
    """

    starting_dose_mg = DoseField(label="First dose", help_text="For the whole day.")
    step_mg = DoseField(
        label="Each step adds",
        required=False,
        help_text="Leave it empty if the dose never changes.",
    )
    step_interval_days = forms.IntegerField(
        label="Days before the next step",
        required=False,
        min_value=1,
        max_value=366,
        help_text="Two weeks is 14 days. Leave it empty if the dose never changes.",
    )
    max_dose_mg = DoseField(
        label="Highest dose", help_text="For the whole day, like all doses here."
    )
    doses_per_day = forms.TypedChoiceField(
        label="How many times a day",
        coerce=int,
        choices=TIMES_A_DAY,
        initial=1,
        help_text="Here, 3 mg twice a day counts as a dose of 6 mg.",
    )
    every_days = OftenField(empty_value=1)
    form = forms.ChoiceField(label="It comes as", choices=choices(FORMS), initial="capsule")
    holds = DosesField(
        label="How much is in one capsule, tablet or ml",
        help_text=(
            "It’s on the label. If you have two strengths, put a space between them: 1 1.5."
            " For a liquid, write it like 1 mg/ml."
        ),
        error_messages={"required": "Enter the mg; it’s on the label."},
    )
    prescriber = forms.CharField(label="Prescriber", required=False, max_length=200)
    primary_symptom = forms.ChoiceField(
        label="The symptom that matters most to me",
        help_text="We use this one to compare before and after.",
    )
    confirmed = forms.BooleanField(label="My prescriber gave me this plan", required=False)
    confirmed_on = PastDayField(
        label="Date they gave it", required=False, help_text="Needed if ticked."
    )
    as_it_stands = forms.BooleanField(label=AS_IT_STANDS, required=False)

    def __init__(self, *args, today: date, measures: dict, before: Plan | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        set_today(self, today)
        symptoms = [m for m in measures.values() if m.kind == "symptom" and not m.retired]
        self.fields["primary_symptom"].choices = [(m.id, m.name) for m in symptoms]
        self.before, self.asked = before, set()

    def asks(self) -> set[str]:
        """The extra ticks to show: names of fields."""
        return self.asked

    def clean(self):
        """Fill in what follows, ask what must be asked, and make the Plan as `self.plan`."""
        super().clean()
        data = self.cleaned_data
        self._ask_about_amounts(data)
        self._say_what_it_holds(data)
        self._need_the_day(data)
        self._need_the_days(data)
        if not self.errors:
            self._make(data)
        return data

    def _say_what_it_holds(self, data) -> None:
        holds = data.get("holds", ())
        is_liquid = data.get("form") == "liquid"
        data["strengths_mg"] = () if is_liquid else holds
        data["liquid_mg_per_ml"] = holds[0] if is_liquid and holds else None
        if is_liquid and len(holds) > 1:
            self.add_error("holds", "A liquid has one strength: the mg in one ml.")

    def _need_the_day(self, data) -> None:
        if not data.get("confirmed"):
            data["confirmed_on"] = None
        elif "confirmed_on" in data and not data["confirmed_on"]:
            self.add_error("confirmed_on", "Enter the day your prescriber gave you the plan.")

    def _need_the_days(self, data) -> None:
        """How many days a step takes; of a dose that never changes nobody reads it."""
        if "step_interval_days" in data and not data["step_interval_days"]:
            if data.get("step_mg") or data.get("max_dose_mg") != data.get("starting_dose_mg"):
                self.add_error("step_interval_days", "How many days before the next step?")
            data["step_interval_days"] = USUAL_INTERVAL_DAYS

    def _ask_about_amounts(self, data) -> None:
        """A step is also held against the highest dose; a first dose above that is refused."""
        for name in ("max_dose_mg", "starting_dose_mg", "holds"):
            self.ask(name)
        first, highest = data.get("starting_dose_mg"), data.get("max_dose_mg")
        self.ask("step_mg", most_mg=highest if first and highest and first <= highest else None)

    def _make(self, data) -> None:
        values = {name: data[name] for name in fields_asked()}
        values["step_mg"] = values["step_mg"] or values["starting_dose_mg"]
        try:
            self.plan = Plan(**values)
        except Impossible as error:
            self.add_error(error.name if error.name in self.fields else None, error.reason)
            return
        data["plan"] = self.plan
        self._ask_about_new_numbers(data)

    def _ask_about_new_numbers(self, data) -> None:
        was = self.before
        if not was or not was.confirmed_on or self.plan.confirmed_on != was.confirmed_on:
            return
        if all(getattr(was, name) == getattr(self.plan, name) for name in TITRATION):
            return
        self.asked.add("as_it_stands")
        if not data["as_it_stands"]:
            words = (
                "The numbers have changed since you ticked this plan. Are the new ones from your"
                " prescriber?"
            )
            self.add_error("as_it_stands", words)


class ConfirmForm(forms.Form):
    """The tick under an unconfirmed plan, with its date."""

    confirmed = forms.BooleanField(
        label="My prescriber gave me this plan",
        error_messages={"required": "Tick the box only if a prescriber gave you this plan."},
    )
    confirmed_on = PastDayField(label="Date they gave it")

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        set_today(self, today)

    def confirm(self, plan: Plan) -> Plan:
        """A plan as confirmed on the day that was typed."""
        return replace(plan, confirmed_on=self.cleaned_data["confirmed_on"])


def fields_asked() -> tuple[str, ...]:
    """The fields of a Plan that the form fills in; from when it holds is not asked."""
    return tuple(name for name in Plan.__dataclass_fields__ if name != "start")


def as_initial(plan: Plan) -> dict:
    """What the form shows for a plan that exists already."""
    return asdict(plan) | {
        "confirmed": plan.confirmed_on is not None,
        "step_mg": None if plan.starting_dose_mg == plan.max_dose_mg else plan.step_mg,
        "holds": plan.strengths_mg or [mg for mg in [plan.liquid_mg_per_ml] if mg],
    }
