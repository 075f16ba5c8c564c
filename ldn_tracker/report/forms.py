"""What the page for the GP is to hold: the period and the choices (GET), the ask (POST)."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.core import validators

from dose.diary.diary import Diary
from journal.forms.fields import PastDayField, set_today
from ldn_tracker.charts.series.ranges import begun, end_day, visit_first_day
from ldn_tracker.charts.words.dates import day_words
from ldn_tracker.report.parts.page import PARTS
from ldn_tracker.report.parts.withheld import without_self_harm

ASK_LETTERS = QUESTION_LETTERS = 200
BACKWARDS = "This is later than the last day. Choose an earlier day, or a later one under “To”."
TOO_LONG = (
    "There is room for %(limit_value)d letters, and this has %(show_value)d. Nothing is lost:"
    " shorten it and save again."
)
IDENTITY = {
    "name": "my name",
    "born": "my date of birth",
    "health_number": "my health number",
    "diagnoses": "my diagnoses",
}


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """Which page: the period, which facts about the person, and whether the parts beyond it."""

    first: date
    last: date
    identity: frozenset[str]
    self_harm: bool
    days: bool
    without: frozenset[str] = frozenset()


class PeriodForm(forms.Form):
    """The period and what is printed; unbound it shows the usual choice.

    `begun` is the first day of which anything is recorded.
    """

    first = PastDayField(label="From")
    last = PastDayField(label="To")
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

    def __init__(self, data, *, usual: PeriodChoice, today: date, begun: date | None = None):
        self.usual = usual
        self.begun = begun
        asked = "first" in data or "last" in data
        start = {"first": usual.first, "last": usual.last, "identity": list(usual.identity)}
        super().__init__(data if asked else None, initial=start)
        set_today(self, today)

    def clean(self) -> dict:
        """The period may not end before it begins, nor before the diary does."""
        cleaned = super().clean()
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and first > last:
            self.add_error("first", BACKWARDS)
        elif last and self.begun and last < self.begun:
            since = day_words(self.begun)
            self.add_error("last", f"Your diary begins on {since}. Choose that day or a later one.")
        return cleaned

    @property
    def refused(self) -> bool:
        """Whether days were asked for that there can be no page of."""
        return self.is_bound and not self.is_valid()

    @property
    def early(self) -> str:
        """Where the page begins before the diary does, what that means for it, in words."""
        if not self.begun or self.refused or self.choice.first >= self.begun:
            return ""
        return (
            f"Your diary begins on {day_words(self.begun)}. The days before it count as not"
            " recorded; the page says more if it begins there."
        )

    @property
    def choice(self) -> PeriodChoice:
        """What was asked for, or the usual where nothing (or nothing possible) was."""
        if not self.is_bound or self.refused:
            return self.usual
        found = self.cleaned_data
        identity = frozenset(found["identity"])
        without = frozenset(found["without"])
        chosen = found["first"], found["last"], identity, found["self_harm"], found["days"]
        return PeriodChoice(*chosen, without)


class Words(forms.CharField):
    """A few words in one paragraph; what is too long is refused with words, and cut by nobody."""

    widget = forms.Textarea(attrs={"rows": 2})

    def __init__(self, label: str, letters: int, **options):
        # The limit is no attribute of the box: a browser would cut what is pasted and not say so.
        longest = validators.MaxLengthValidator(letters, TOO_LONG)
        super().__init__(label=label, required=False, validators=[longest], **options)

    def to_python(self, value) -> str:
        """The words, with single spaces between them."""
        return " ".join(super().to_python(value).split())


class VisitForm(forms.Form):
    """The ask, in the person's own words, and up to three questions."""

    ask = Words(
        "I would like",
        ASK_LETTERS,
        help_text=f"One thing, in your own words, up to {ASK_LETTERS} letters."
        " It stands in a box at the top.",
    )
    question_1 = Words("First question", QUESTION_LETTERS)
    question_2 = Words("Second question", QUESTION_LETTERS)
    question_3 = Words("Third question", QUESTION_LETTERS)

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


def period_form(data, diary: Diary, today: date) -> PeriodForm:
    """The form of an address, which knows the diary."""
    return PeriodForm(data, usual=usual_choice(diary, today), today=today, begun=begun(diary))


def usual_choice(diary: Diary, today: date) -> PeriodChoice:
    """The months up to where the charts end, with every fact about the person that is known.

    Of a diary without its answers about self-harm, so that none shows by where the page begins.
    """
    diary = without_self_harm(diary)
    last = end_day(diary, today)
    return PeriodChoice(
        visit_first_day(diary, last), last, frozenset(IDENTITY), self_harm=False, days=False
    )
