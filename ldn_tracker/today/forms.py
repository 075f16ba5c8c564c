"""The check-in as it was sent: the answers of one or several days, and the dose pressed."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from django.http import QueryDict

from dose.forms.intake import IntakeForm, PressedAt
from dose.models import Intake
from dose.treatment.typed_amount import Unreadable, amount_mg
from journal.answers import RATING, question_of
from journal.day import Clock, day_of, why_not
from journal.forms.answers import AnswerForm, days_in, measures_in
from journal.forms.sent import SentForm
from journal.models import EntryRow, PersonRow
from journal.queries import entry_on, measures_among, numbers
from journal.scales import CORE_SIDE_EFFECTS, Measure
from ldn_tracker.today.questions import answers_of
from ldn_tracker.today.sent_names import answered_twice, not_understood, says_something

WRONG_CLOCK = "This device thought today was {}. Set its clock right, then answer again."
NOTHING_SENT = "There was nothing in what you sent that could be saved."
NO_DOSE_TO_UNDO = "We couldn’t read which dose to undo. Reload the page."
NO_PAGE = "We couldn’t read which page this came from. Reload the page."
NO_DAY = "We couldn’t read which day this page is for. Reload the page."
UNREADABLE = "typed"  # as a button's value: an amount without its day is no dose
NEEDED = {"crash", *(RATING + id for id in CORE_SIDE_EFFECTS)}  # of a day without a crash
NO_DOSE_OF_REASON = "A reason needs the dose that it is about."


class CheckInForm:
    """Everything one press sent: of a whole page what can be read is kept, though another part
    cannot; what a device keeps until it has a receipt (with a `client_id`) whole or not at all.

    `before` are the answers that stood until now and `after` the entries once stored, by day; `at`
    is the instant of the press; `recorded` are the doses once stored, `undone` the days of
    those taken back, `outdone` the questions of which a later answer stands, by day.
    """

    def __init__(self, data: QueryDict, *, person: PersonRow, clock: Clock, now: datetime):
        self.data, self.person, self.clock = data, person, clock
        self.sent = SentForm(data)
        self.is_theirs = self.sent.is_for(person)
        self.tap, self.now = self.sent.tap(now), now
        self.wrong_days = {day: why for day in days_in(data) if (why := self._why_not(day))}
        self.days = [day for day in days_in(data) if day not in self.wrong_days]
        self.before = {day: self.answers_of(entry_on(person, day)) for day in self.days}
        self.after: dict[date, EntryRow] = {}
        self.recorded: list[Intake] = []
        self.undone: list[date] = []
        self.outdone: dict[date, set[str]] = {}
        self.measures = measures_among(person, measures_in(data))
        self.forms = {
            day: AnswerForm(data, day=day, measures=self.measures.values(), stored=self.before[day])
            for day in self.days
        }
        self.pressed = data.get("sure") or data.get("dose") or self._entered()
        self.intake = self._intake() if self.pressed else None

    @cached_property
    def numbers(self) -> dict[str, Measure]:
        """What the person notes as plain numbers."""
        return numbers(self.person)

    def answers_of(self, entry: EntryRow | None) -> dict:
        """An entry's answers; of its measurements those of the person's own numbers."""
        return answers_of(entry, self.numbers if entry and entry.measurements else ())

    @property
    def at(self) -> datetime:
        """The instant of the press."""
        return self.tap.at

    @property
    def client_id(self) -> UUID | None:
        """The device's id of this press."""
        return self.sent.cleaned_data.get("client_id")

    @property
    def is_whole(self) -> bool:
        """Whether it is stored whole or not at all: a device keeps it until it has a receipt."""
        return "client_id" in self.data or bool(self.sent.errors)

    @property
    def is_left(self) -> bool:
        """Whether the question about a dose was answered with "No, leave it": nothing to store."""
        return "dose" in self.data and not self.pressed and not self.said()

    @property
    def is_sure(self) -> bool:
        """Whether the question about a dose has been answered with yes."""
        return bool(self.data.get("sure"))

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
        return [int(number) for number in self._undone() if _is_row(number)]

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

    def stored(self, said: Mapping[date, dict]) -> dict[date, dict]:
        """What of the answers `said` stands now."""
        kept = {
            day: {q: value for q, value in answers.items() if q not in self.outdone.get(day, ())}
            for day, answers in said.items()
        }
        return {day: answers for day, answers in kept.items() if answers}

    def not_typed(self) -> str:
        """What was typed beside the button of a dose that was pressed, and was not recorded."""
        typed = [self.data.get(name, "").strip() for name in ("dose_mg", "time")]
        is_used = self._is_typed() or _amount(typed[0]) in {row.dose_mg for row in self.recorded}
        is_pressed = self.recorded or self.undone_doses
        return ", ".join(filter(None, typed)) if is_pressed and not is_used else ""

    def unread(self) -> dict[str, str]:
        """What was typed and cannot be stored as it is, to be shown again."""
        notes = [form["note"].data for form in self.forms.values() if "note" in form.errors]
        return {"note": notes[0]} if notes else {}

    def may_be_done(self, day: date) -> bool:
        """Whether the check-in of a day is complete, or was: what it needs at least is answered."""
        after = self.answers_of(self.after.get(day))
        return any(said.get("crash") or {*said} >= NEEDED for said in (self.before[day], after))

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
        yield from not_understood(self.data, {*map(question_of, self.measures.values())})
        yield from answered_twice(dict(self.data.lists()))
        yield from self._problems_of_page()
        yield from ((day.isoformat(), why) for day, why in self.wrong_days.items())
        yield from (("dose", why) for day in self._dose_days() if (why := self._why_not(day)))
        forms = [self.sent, *self.forms.values(), *([self.intake] if self.intake else [])]
        for form in forms:
            for name, errors in form.errors.items():
                yield from ((form.add_prefix(name), error) for error in errors)

    def _problems_of_page(self) -> Iterator[tuple[str, str]]:
        """What is wrong with what goes along with answers, or that there is nothing else."""
        if not says_something(self.data) and not self.pressed:
            yield "check-in", NOTHING_SENT
        if not all(map(_is_row, self._undone())):
            yield "undo_dose", NO_DOSE_TO_UNDO
        if self.data.get("page", "week") != "week":
            yield "page", NO_PAGE
        if "day" in self.data and not self._is_day(self.data["day"]):
            yield "day", NO_DAY
        if self.data.get("reason") and not self.pressed:
            yield "reason", NO_DOSE_OF_REASON

    def _is_day(self, text: str) -> bool:
        """Whether a page can be drawn of this day."""
        day = day_of(text)
        return day is not None and not why_not(day, self.clock.day(self.now))

    def _undone(self) -> list[str]:
        return self.data["undo_dose"].split(";") if "undo_dose" in self.data else []

    def _entered(self) -> str:
        """Enter in the field of an amount or a time: the same as the button beside it."""
        typed = any(self.data.get(name, "").strip() for name in ("dose_mg", "time"))
        if not typed or "dose" in self.data or "undo_dose" in self.data:
            return ""
        return self.data.get("typed") or UNREADABLE

    def _is_typed(self) -> bool:
        """Whether the button pressed is the one for an amount that was typed."""
        return self.pressed == UNREADABLE or " typed " in self.pressed

    def _intake(self) -> IntakeForm:
        data = self.data.copy()
        data["dose"] = self.pressed
        for name in () if self._is_typed() else ("dose_mg", "time"):
            data.pop(name, None)
        return IntakeForm(data, moment=PressedAt(self.at, self.clock))


def _is_row(number: str) -> bool:
    """Whether a text is the number of a row."""
    return number.isdecimal() and number.isascii() and len(number) < 19


def _amount(text: str) -> Decimal | str:
    """An amount as it was typed; the text itself where it is none."""
    try:
        return amount_mg(text)
    except Unreadable:
        return text
