"""The check-in as it was sent: the answers of one or several days, and the dose pressed."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.http import QueryDict

from dose.intake_forms import IntakeForm, Moment
from dose.models import Intake
from journal.day import Clock, why_not
from journal.forms import AnswerForm, days_in, measures_in
from journal.models import Entry, Person
from journal.queries import entry_on, measures_among
from journal.sent_forms import SentForm
from ldn_tracker.checkin import answers_of

WRONG_CLOCK = "This device took today for {}. Set its clock right, then answer again."


class CheckInForm:
    """Everything one press sent; what can be read is kept though another part cannot.

    `before` are the answers that stood until now and `after` the entries once stored, by day; `at`
    is the instant of the press; `recorded` are the doses once stored, `undone` the days of
    those taken back.
    """

    def __init__(self, data: QueryDict, *, person: Person, clock: Clock, now: datetime):
        self.data, self.person, self.clock = data, person, clock
        self.sent = SentForm(data)
        self.is_theirs = self.sent.is_for(person)
        self.at, self.now = self.sent.at(now), now
        self.wrong_days = {day: why for day in days_in(data) if (why := self._why_not(day))}
        self.days = [day for day in days_in(data) if day not in self.wrong_days]
        self.before = {day: answers_of(entry_on(person, day)) for day in self.days}
        self.after: dict[date, Entry] = {}
        self.recorded: list[Intake] = []
        self.undone: set[date] = set()
        measures = measures_among(person, measures_in(data)).values()
        self.forms = {
            day: AnswerForm(data, day=day, measures=measures, stored=self.before[day])
            for day in self.days
        }
        self.pressed = data.get("sure") or data.get("dose") or self._entered()
        self.intake = self._intake() if self.pressed else None

    @property
    def client_id(self) -> UUID | None:
        """The device's id of this press."""
        return self.sent.cleaned_data.get("client_id")

    @property
    def is_sure(self) -> bool:
        """Whether the question about a second dose has been answered."""
        return "sure" in self.data

    @property
    def is_undo(self) -> bool:
        """Whether answers are put back."""
        return any(form.cleaned_data.get("undo") for form in self.forms.values())

    @property
    def is_none(self) -> bool:
        """Whether "none of these" was pressed."""
        return any(form.cleaned_data.get("none") for form in self.forms.values())

    @property
    def undone_doses(self) -> list[int]:
        """The rows of doses to take back."""
        numbers = self.data.get("undo_dose", "").split(";")
        return [int(number) for number in numbers if number.isdecimal() and len(number) < 19]

    def said(self) -> dict[date, dict]:
        """What was newly said that can be read, by day; days without anything are left out."""
        said = {day: form.answers() for day, form in self.forms.items()}
        return {day: answers for day, answers in said.items() if answers}

    def problems(self) -> list[tuple[str, str]]:
        """What could not be read: the name of each field on the page, and what is wrong."""
        return list(self._problems())

    def touched(self) -> set[date]:
        """The days that something was sent about, or a dose was taken back on."""
        return {*self.days, *self._dose_days(), *self.undone}

    def unread(self) -> dict[str, str]:
        """What was typed and cannot be stored as it is, to be shown again."""
        notes = [form["note"].data for form in self.forms.values() if "note" in form.errors]
        return {"note": notes[0]} if notes else {}

    def _dose_days(self) -> set[date]:
        """The days of the doses, once all of them could be read."""
        doses = (
            self.intake.cleaned_data.get("doses", ())
            if self.intake and self.intake.is_valid()
            else ()
        )
        return {dose.day for dose in doses}

    def _why_not(self, day: date) -> str:
        """Why this day can have no answer, in words."""
        if self.sent.is_of_another_clock(day, self.clock.day(self.at)):
            return WRONG_CLOCK.format(f"{day.day} {day:%B %Y}")
        return why_not(day, self.clock.day(self.now))

    def _problems(self) -> Iterator[tuple[str, str]]:
        yield from ((day.isoformat(), why) for day, why in self.wrong_days.items())
        yield from (("dose", why) for day in self._dose_days() if (why := self._why_not(day)))
        forms = [*self.forms.values(), *([self.intake] if self.intake else [])]
        for form in forms:
            for name, errors in form.errors.items():
                yield from ((form.add_prefix(name), error) for error in errors)

    def _entered(self) -> str:
        """Enter in the field of an amount: the same as the button beside it."""
        return self.data.get("typed", "") if self.data.get("dose_mg", "").strip() else ""

    def _intake(self) -> IntakeForm:
        data = self.data.copy()
        data["dose"] = self.pressed
        return IntakeForm(data, moment=Moment(self.at, self.clock))
