"""What the page for the GP is to hold: the period and the choices (GET), the ask (POST)."""

from dataclasses import dataclass
from datetime import date

from django import forms

from dose.diary import Diary
from journal.day import Span
from journal.form_fields import DayField
from ldn_tracker.charts.ranges import end_day, visit_first_day
from ldn_tracker.summary.page import PARTS

ASK_LETTERS = QUESTION_LETTERS = 200
IDENTITY = {"name": "my name", "born": "my date of birth", "health_number": "my health number"}


@dataclass(frozen=True, slots=True)
class Choice:
    """Which page: the period, which facts about the person, and whether the parts beyond it."""

    first: date
    last: date
    identity: frozenset[str]
    self_harm: bool
    days: bool
    without: frozenset[str] = frozenset()


class PeriodForm(forms.Form):
    """The period and what is printed; unbound it shows the usual choice."""

    first = DayField(label="From")
    last = DayField(label="To")
    identity = forms.MultipleChoiceField(
        label="Print", choices=list(IDENTITY.items()), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    without = forms.MultipleChoiceField(
        label="Leave off", choices=list(PARTS.items()), required=False,
        widget=forms.CheckboxSelectMultiple, help_text="The page says that you left it off.",
    )  # fmt: skip
    days = forms.BooleanField(label="Add a second sheet with the days one by one", required=False)
    self_harm = forms.BooleanField(
        label="Print my answers about self-harm",
        help_text="They stay off the page unless you choose this.",
        required=False,
    )

    def __init__(self, data, *, usual: Choice, today: date):
        self.usual = usual
        self.today = today
        asked = "first" in data or "last" in data
        start = {"first": usual.first, "last": usual.last, "identity": list(usual.identity)}
        super().__init__(data if asked else None, initial=start)

    def clean(self) -> dict:
        """The period may not end before it begins, nor lie ahead."""
        cleaned = super().clean()
        first, last = cleaned.get("first"), cleaned.get("last")
        if last and last > self.today:
            cleaned["last"] = last = self.today
        if first and last and first > last:
            self.add_error("first", "This is later than the last day.")
        return cleaned

    @property
    def choice(self) -> Choice:
        """What was asked for, or the usual where nothing (or nothing possible) was."""
        if not (self.is_bound and self.is_valid()):
            return self.usual
        found = self.cleaned_data
        identity = frozenset(found["identity"])
        without = frozenset(found["without"])
        chosen = found["first"], found["last"], identity, found["self_harm"], found["days"]
        return Choice(*chosen, without)


class VisitForm(forms.Form):
    """The ask, in the person's own words, and up to three questions."""

    ask = forms.CharField(
        label="I would like", required=False, max_length=ASK_LETTERS, strip=True,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One thing, in your own words. It stands in a box at the top.",
    )  # fmt: skip
    question_1 = forms.CharField(
        label="First question", required=False, max_length=QUESTION_LETTERS
    )
    question_2 = forms.CharField(
        label="Second question", required=False, max_length=QUESTION_LETTERS
    )
    question_3 = forms.CharField(
        label="Third question", required=False, max_length=QUESTION_LETTERS
    )

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that were written."""
        asked = (self.cleaned_data[f"question_{number}"] for number in (1, 2, 3))
        return tuple(question for question in asked if question)


def visit_form(diary: Diary) -> VisitForm:
    """The form with what is written already."""
    asked = enumerate(diary.visit.questions, start=1)
    written = {f"question_{number}": question for number, question in asked}
    return VisitForm(initial={"ask": diary.visit.ask, **written})


def asked_span(data, today: date) -> Span | None:
    """The days that an address asks for; None where it asks for none, or none that can be."""
    anything = Choice(today, today, frozenset(), self_harm=False, days=False)
    form = PeriodForm(data, usual=anything, today=today)
    return (form.choice.first, form.choice.last) if form.is_valid() else None


def usual_choice(diary: Diary, today: date) -> Choice:
    """The months up to where the charts end, with every fact about the person that is known."""
    last = end_day(diary, today)
    return Choice(
        visit_first_day(diary, last), last, frozenset(IDENTITY), self_harm=False, days=False
    )
