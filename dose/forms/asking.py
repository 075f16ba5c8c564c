"""A form that asks about an amount of LDN that is rather a slip before it takes it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django import forms

from dose.treatment.amount_question import AmountQuestion, amount_question, plain


@dataclass(frozen=True, slots=True)
class AmountAsked:
    """A question as the page shows it: the field that it is about, and what its buttons say."""

    field: str
    label: str
    question: AmountQuestion

    @property
    def right(self) -> str:
        """The value of the button that confirms the amount."""
        return _answer(self.field, self.question.mg, self.question.mg)

    @property
    def slip(self) -> str:
        """The value of the button that puts the likely slip right; "" where none is likely."""
        meant = self.question.meant_mg
        return _answer(self.field, self.question.mg, meant) if meant else ""


class AskingForm(forms.Form):
    """Asks first and takes it then: the answer names field and amount, so it holds for no other.

    A form calls `ask` for each field with an amount once they are read; `questions` are those that
    are still open, drawn by templates/forms/amount_questions.html.
    """

    amount_is = forms.Field(required=False, widget=forms.MultipleHiddenInput)

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(data if data is None else data.copy(), *args, **kwargs)
        self.questions: list[AmountAsked] = []

    def ask(self, name: str, *, most_mg: Decimal | None = None) -> None:
        """Ask about the amount (or amounts) of a field, above the plan's `most_mg` too."""
        value = self.cleaned_data.get(name)
        if isinstance(value, tuple):
            self._keep(name, tuple(sorted({self._settled(name, mg, most_mg) for mg in value})))
        elif value is not None:
            self._keep(name, self._settled(name, value, most_mg))
        for asked in self.questions:
            if asked.field == name:
                self.add_error(name, asked.question.asks)

    def _settled(self, name: str, mg: Decimal, most_mg: Decimal | None) -> Decimal:
        """The amount that was meant, as far as it was said; the question stays open otherwise."""
        question = amount_question(mg, most_mg=most_mg)
        if question is None or _answer(name, mg, mg) in self._answers():
            return mg
        meant = question.meant_mg
        if meant and _answer(name, mg, meant) in self._answers():
            return self._settled(name, meant, most_mg)
        self.questions.append(AmountAsked(name, self.fields[name].label, question))
        return mg

    def _answers(self) -> Iterable[str]:
        return self.cleaned_data.get("amount_is") or ()

    def _keep(self, name: str, value) -> None:
        """Put right what was a slip, in the field too, should the page be shown again."""
        if value != self.cleaned_data[name]:
            self.cleaned_data[name] = value
            self.data[self.add_prefix(name)] = self.fields[name].prepare_value(value)


def _answer(name: str, mg: Decimal, is_mg: Decimal) -> str:
    return f"{name} {plain(mg)} {plain(is_mg)}"
