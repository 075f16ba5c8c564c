"""Doses taken or not taken, as the buttons of the check-in say them.

A button's value names the day: "2026-09-20 1.5 night", "2026-09-20 skipped" (a reason may follow;
"skipped-night": of two parts that one), or "2026-09-20 typed night" for an amount and time typed
beside it ("typed night 4.5": that amount, whatever is typed; "typed both": at the time of day that
it is); with ";" between, several doses.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django import forms

from dose.diary.parts import Dose, Impossible, need
from dose.forms.fields import DoseField
from dose.vocabulary import HALVES, TIMINGS
from journal.day import Clock, day_of, timing_of, why_not

REASON_LENGTH = 200
MILLIGRAMS = re.compile(r"\d{1,4}(\.\d{1,3})?")
SKIPPED = {"skipped": None} | {f"skipped-{half}": half for half in HALVES}
NOT_YET = (
    "This time hasn’t come yet. If you took it last night, note it under Yesterday;"
    " if just now, leave the time empty."
)
NEVER = (
    "{0:%H:%M} never came that night: the clocks went forward over it."
    " Enter what the clock showed, like {1:%H:%M}, or leave the time empty."
)
WRONG_BUTTON = "We couldn’t read that dose. Choose again."


@dataclass(frozen=True, slots=True)
class PressedAt:
    """When the button was pressed, and on whose clock."""

    at: datetime
    clock: Clock


class IntakeForm(forms.Form):
    """The doses of one press of a button; cleaned to `doses`, a tuple of Dose."""

    dose = forms.CharField(max_length=4000, error_messages={"required": WRONG_BUTTON})
    reason = forms.CharField(required=False, max_length=REASON_LENGTH)
    dose_mg = DoseField(required=False)
    time = forms.TimeField(
        required=False, error_messages={"invalid": "Enter a time like 21:30, or leave it empty."}
    )

    def __init__(self, data, *, moment: PressedAt):
        super().__init__(data)
        self.moment = moment
        self.today = moment.clock.day(moment.at)
        self.came_twice = ""  # a time that was typed, where the clocks went back over it

    def clean_dose(self) -> list[tuple[date, list[str]]]:
        """The day and the words of each dose."""
        return [self._words(part) for part in self.cleaned_data["dose"].split(";")]

    def clean(self):
        """Make the doses; what cannot be is said beside the field that says it."""
        data = super().clean()
        if not self.errors:
            try:
                data["doses"] = tuple(self._dose(day, words) for day, words in data["dose"])
            except Impossible as error:
                self.add_error(error.name if error.name in self.fields else "dose", error.reason)
        return data

    def _words(self, part: str) -> tuple[date, list[str]]:
        try:
            text, *words = part.split()
        except ValueError as error:
            raise forms.ValidationError(WRONG_BUTTON) from error
        day = day_of(text)
        if day is None:
            raise forms.ValidationError(WRONG_BUTTON)
        if why := why_not(day, self.today):
            raise forms.ValidationError(why)
        return day, words

    def _dose(self, day: date, words: list[str]) -> Dose:
        match words:
            case [skipped, *reason] if skipped in SKIPPED:
                reason = " ".join(reason) or self.cleaned_data["reason"]
                return Dose(day=day, status="skipped", timing=SKIPPED[skipped], reason=reason)
            case ["typed", timing, *mg] if timing in TIMINGS and len(mg) < 2:
                return self._typed(day, self._half(day, timing), *map(_decimal, mg))
            case [mg, timing] if timing in HALVES:
                return _taken(day, _decimal(mg), timing, self._now(day, timing))
        raise Impossible("dose", WRONG_BUTTON)

    def _typed(self, day: date, timing: str, mg: Decimal | None = None) -> Dose:
        amount, wall = mg or self.cleaned_data["dose_mg"], self.cleaned_data["time"]
        if amount is None:
            raise Impossible("dose_mg", "Enter the amount in mg, like 1.5.")
        if wall is None:
            return _taken(day, amount, timing, self._now(day, timing))
        at = self._instant(day, wall)
        need(at <= self.moment.at, "time", NOT_YET)
        return _taken(day, amount, timing_of(wall), self.moment.clock.local(at))

    def _instant(self, day: date, wall: time) -> datetime:
        """The instant of a time that was typed; Impossible in an hour that never came."""
        clock = self.moment.clock
        at, comes = clock.instant(day, wall), clock.comes(day, wall)
        need(comes > 0, "time", NEVER.format(wall, clock.local(at)))
        if comes == 2:
            self.came_twice = f"{wall:%H:%M}"
        return at

    def _half(self, day: date, timing: str) -> str:
        """The time of day that was said; of both the present one, of a day gone by the last."""
        at, clock = self.moment.at, self.moment.clock
        if timing != "both":
            return timing
        return clock.timing(at) if clock.day(at) == day else "night"

    def _now(self, day: date, timing: str) -> datetime | None:
        """The moment of the press, where it can be the moment of the dose."""
        at, clock = self.moment.at, self.moment.clock
        return clock.local(at) if clock.day(at) == day and clock.timing(at) == timing else None


def _taken(day: date, mg: Decimal, timing: str, at: datetime | None) -> Dose:
    return Dose(day=day, status="taken", dose_mg=mg, timing=timing, taken_at=at)


def _decimal(text: str) -> Decimal:
    need(MILLIGRAMS.fullmatch(text) is not None, "dose", WRONG_BUTTON)
    return Decimal(text)
