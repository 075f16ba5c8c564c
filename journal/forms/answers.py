"""The answers about one day as a form.

A page may hold several days, so every name begins with its day ("2026-09-20-ratings.fatigue").
Only what was answered counts: a question that is absent from the data, or that still has the
answer which the page was drawn with (`seen`), is left alone, so that an old page left open never
undoes what another device said since.
"""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date

from django import forms

from journal.addresses import asked_in, field_of
from journal.answers import (
    CHOICES,
    NEWNESS,
    NOTE_LENGTH,
    RATING,
    TOO_LONG,
    can_be_kept,
    check_answer,
)
from journal.day import day_of
from journal.forms.fields import NumberField, RatingField, SentFieldsForm
from journal.scales import CORE_SIDE_EFFECTS, Measure
from journal.validation import Impossible

DAY_OF_NAME = re.compile(r"^(\d{4}-\d\d-\d\d)-")
DAY_LETTERS = len("2026-09-20-")
YES_OR_NO = (("yes", "Yes"), ("no", "No"))
LISTS = tuple(CHOICES)
UNSEEN = object()
EMPTY = {"factors": [], "alerts": [], "note": ""}
CHOOSE = "choose one of the answers."
NOT_SEEN = "We couldn’t read what the page showed before. Reload the page."
NO_UNDO = "This can’t be undone any more."


def _as_pairs(name: str) -> list[tuple[str, str]]:
    return [(choice, choice) for choice in CHOICES[name]]


class AnswersField(forms.JSONField):
    """Answers as JSON; a number or a depth that Python refuses to read is invalid like the rest."""

    def to_python(self, value):
        """The decoded answers."""
        try:
            return super().to_python(value)
        except (ValueError, RecursionError) as error:
            raise forms.ValidationError(self.error_messages["invalid"]) from error


class NoteField(forms.CharField):
    """A note; what no database can hold is refused by the note's name."""

    def to_python(self, value) -> str:
        """The text."""
        text = super().to_python(value)
        if not can_be_kept(text):
            raise forms.ValidationError("The note has a character in it that can’t be saved.")
        return text


class AnswerForm(SentFieldsForm):
    """Answers about `day`, which `stored` (by question) already holds some of.

    An empty answer clears its question. `none` answers the core side effects still open with 0,
    `undo` carries answers to put back, as JSON.
    """

    crash = forms.TypedChoiceField(
        choices=YES_OR_NO,
        coerce=lambda value: value == "yes",
        required=False,
        empty_value=None,
        error_messages={"invalid_choice": f"Crash: {CHOOSE}"},
    )
    factors = forms.MultipleChoiceField(
        required=False,
        choices=_as_pairs("factors"),
        error_messages={"invalid_choice": f"Anything else going on: {CHOOSE}"},
    )
    alerts = forms.MultipleChoiceField(
        required=False,
        choices=_as_pairs("alerts"),
        error_messages={"invalid_choice": f"Warning signs: {CHOOSE}"},
    )
    note = NoteField(
        required=False,
        max_length=NOTE_LENGTH,
        error_messages={"max_length": f"The note {TOO_LONG}."},
    )
    none = forms.ChoiceField(
        choices=[("1", "None of these")],
        error_messages=dict.fromkeys(("required", "invalid_choice"), f"None of these: {CHOOSE}"),
    )
    undo = AnswersField(required=False, error_messages={"invalid": NO_UNDO})
    seen = AnswersField(required=False, error_messages={"invalid": NOT_SEEN})

    def __init__(self, data, *, day: date, measures: Iterable[Measure], stored: Mapping):
        super().__init__(_sent(data, day, stored.get("note", "")), prefix=day.isoformat())
        self.day, self.stored = day, stored
        self.measures = {measure.id: measure for measure in measures}
        for measure in self.measures.values():
            field = field_of(measure)
            if self.add_prefix(field) in self.data:
                made = NumberField if measure.is_number else RatingField
                self.fields[field] = made(measure)

    def answers(self) -> dict:
        """What was newly said and can be read, by question; None (or empty) clears."""
        self.is_valid()
        given = filter(self._given, self._questions())
        said = {_question_of(name): self._said(name) for name in given}
        drawn = self.cleaned_data.get("seen")
        unsaid = UNSEEN if drawn is None else None
        new = {q: value for q, value in said.items() if value != (drawn or {}).get(q, unsaid)}
        return new | self._none() | self.cleaned_data.get("undo", {})

    def can_put_back(self, undo: Mapping) -> bool:
        """Whether these are answers to questions of this form, each as it could be given here."""
        try:
            for question, value in undo.items():
                check_answer(question, value, self.measures)
        except Impossible:
            return False
        return not set(undo) & set(NEWNESS)

    def clean_undo(self) -> dict:
        """Answers that can be put back."""
        undo = self.cleaned_data["undo"]
        if not undo or not isinstance(undo, dict) or not self.can_put_back(undo):
            raise forms.ValidationError(NO_UNDO)
        return undo

    def clean_seen(self) -> dict:
        """The answers that the page was drawn with; None for one question sent by itself."""
        seen = self.cleaned_data["seen"]
        return EMPTY | seen if isinstance(seen, dict) else None

    def _questions(self) -> list[str]:
        return [name for name in self.fields if name not in ("none", "undo", "seen")]

    def _given(self, name: str) -> bool:
        return self.add_prefix(name) in self.data and name not in self.errors

    def _said(self, name: str):
        value = self.cleaned_data[name]
        return sorted({*value, *self._not_offered(name)}) if name in LISTS else value

    def _not_offered(self, name: str) -> set[str]:
        """What is stored but has no box on the page (a crash as a factor, "too much") stays."""
        unseen = {"factors": {"crash"}, "alerts": {"too_much"}}[name]
        return unseen & set(self.stored.get(name) or ())

    def _none(self) -> dict:
        if not self.cleaned_data.get("none"):
            return {}
        questions = [RATING + id for id in CORE_SIDE_EFFECTS]
        known = dict(self.stored) | {q: self.cleaned_data[q] for q in questions if self._given(q)}
        return {question: 0 for question in questions if known.get(question) is None}


def days_in(data: Iterable[str]) -> list[date]:
    """The days that the names in posted data speak of, in order; impossible dates are left out."""
    found = {match[1] for match in map(DAY_OF_NAME.match, data) if match}
    return sorted(day for day in map(day_of, found) if day)


def measures_in(data: Iterable[str]) -> set[str]:
    """The ids of the measures that posted data may speak of; "undo" may speak of any ("")."""
    names = [name[DAY_LETTERS:] for name in data if DAY_OF_NAME.match(name)]
    rated = {asked.partition(".")[2] for asked in map(asked_in, names) if asked is not None}
    return rated | {""} if "undo" in names else rated


def _question_of(field: str) -> str:
    """What the answer in a field is called among the answers."""
    asked = asked_in(field)
    return field if asked is None else asked


def as_json(answers: Mapping) -> str:
    """Answers for the hidden fields `seen` (those a page is drawn with) and `undo`."""
    return json.dumps(dict(answers), separators=(",", ":"))


def _sent(data, day: date, note: str):
    """The data without the empty values that say "these boxes were on the page".

    And without the `note` that stands where it is too long to be given here: it was imported.
    """
    lists = [key for key in (f"{day}-{name}" for name in LISTS) if key in data]
    is_imported = len(note) > NOTE_LENGTH and _lines(data.get(f"{day}-note", "")) == _lines(note)
    if not lists and not is_imported:
        return data
    data = data.copy()
    for key in lists:
        data.setlist(key, [value for value in data.getlist(key) if value])
    if is_imported:
        del data[f"{day}-note"]
    return data


def _lines(text: str) -> list[str]:
    """The lines of a text: a form sends each with an end of its own, and a field is stripped."""
    return text.strip().splitlines()
