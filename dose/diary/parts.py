"""The parts of a Diary: plan, regimen, doses, entries and the rest, as plain frozen data.

Their JSON is `docs/data-format.md`; the names here are the names there (`from` is `start` here, as
Python keeps that word). The parts refuse impossible values when they are made, with `Impossible`;
doses are Decimal mg; missing is None or absent, never zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from functools import cache, lru_cache, partial
from types import MappingProxyType
from typing import Literal
from zoneinfo import available_timezones

from dose.vocabulary import (
    SKIP_REASONS,
    UNNAMED,
    ActionId,
    Answer,
    BreakReason,
    ConditionKind,
    Form,
    Half,
    MedicineKind,
    RegimenReason,
    Timing,
)
from journal.answers import is_answered
from journal.day import DAY_STARTS_AT, Clock
from journal.validation import Impossible as Impossible
from journal.validation import need
from journal.vocabulary import Alert, Factor, Topic, coded, worded

NOTHING: Mapping[str, float] = MappingProxyType({})
NOT_SAID: Mapping[Topic, date] = MappingProxyType({})
MOST_EVERY_DAYS = 3  # daily, every second or every third day
LONGEST_AS_TYPED = 80  # letters of another medicine's dose
MAX_MG = Decimal(1000)
MOST_STRENGTHS = 12  # more are a mistake, and up to three of them are combined


def need_dose(value: Decimal | None, name: str) -> None:
    """Refuse a dose (mg, None is fine) that is not above 0, too large, or finer than 0.001 mg."""
    if value is None or _is_dose(value):
        return
    need(0 < value <= MAX_MG, name, f"a dose is above 0 and at most {MAX_MG} mg, not {value}")
    need(value == round(value, 3), name, f"a dose has at most three decimals, not {value}")


@lru_cache(maxsize=1000)
def _is_dose(value: Decimal) -> bool:
    """Few amounts fill a diary of years, so that each is looked at once."""
    return 0 < value <= MAX_MG and value == round(value, 3)


def need_every(days: int | None) -> None:
    """Refuse a regimen that is not for every, every second or every third day (None is fine)."""
    need(days is None or 1 <= days <= MOST_EVERY_DAYS, "every_days", "is 1, 2 or 3")


def need_order(start: date | None, until: date | None, name: str = "until") -> None:
    """Refuse an end before its beginning."""
    need(not (start and until and until < start), name, f"{until} is before {start}")


def minutes_of(moment: datetime) -> int:
    """How many minutes an aware moment's clock is ahead of UTC."""
    return int((moment.utcoffset() or timedelta(0)).total_seconds() // 60)


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(available_timezones())  # walks the disk each time


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who the diary is about; everything but the time zone is optional.

    `said_none` and `said_unsure`: on which day the person last said "none" or "no", or "not sure",
    of a topic; one in neither and not recorded was not asked. `filled_in_for`: somebody else types.
    """

    name: str = ""
    born: date | None = None
    health_number: str = ""
    timezone: str
    day_starts_at: time = DAY_STARTS_AT
    country: str = ""
    allergies: tuple[str, ...] = ()
    diagnoses: tuple[str, ...] = ()
    filled_in_for: bool = False
    said_none: Mapping[Topic, date] = field(default_factory=lambda: NOT_SAID)
    said_unsure: Mapping[Topic, date] = field(default_factory=lambda: NOT_SAID)

    def __post_init__(self) -> None:
        for name in ("said_none", "said_unsure"):
            said = dict(sorted(getattr(self, name).items()))
            object.__setattr__(self, name, MappingProxyType(said) if said else NOT_SAID)
        known = (zone := self.timezone) in _time_zones()
        need(known, "timezone", f"unknown time zone {zone!r}; use one like Pacific/Auckland")
        whole_minute = not (self.day_starts_at.second or self.day_starts_at.microsecond)
        need(whole_minute, "day_starts_at", "is a time of day in hours and minutes, like 04:00")

    @property
    def clock(self) -> Clock:
        """The person's time zone and the hour their day starts."""
        return Clock(self.timezone, self.day_starts_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The prescriber's plan; no `confirmed_on`: no prescriber has confirmed it.

    Doses are in mg of the whole day, every `every_days` days.
    """

    start: date | None = field(default=None, metadata={"json": "from"})
    starting_dose_mg: Decimal
    step_mg: Decimal
    step_interval_days: int
    max_dose_mg: Decimal
    doses_per_day: int = 1
    every_days: int = 1
    form: Form = "capsule"
    strengths_mg: tuple[Decimal, ...] = ()
    liquid_mg_per_ml: Decimal | None = field(default=None, metadata={"null": True})
    prescriber: str = ""
    confirmed_on: date | None = field(default=None, metadata={"null": True})
    primary_symptom: str = "fatigue"

    def __post_init__(self) -> None:
        for name in ("starting_dose_mg", "step_mg", "max_dose_mg", "liquid_mg_per_ml"):
            need_dose(getattr(self, name), name)
        for strength in self.strengths_mg:
            need_dose(strength, "strengths_mg")
        need(len(self.strengths_mg) <= MOST_STRENGTHS, "strengths_mg", f"at most {MOST_STRENGTHS}")
        need(1 <= self.step_interval_days <= 366, "step_interval_days", "is 1 to 366 days")
        need(self.doses_per_day in (1, 2), "doses_per_day", "is 1, or 2 for two equal parts")
        need_every(self.every_days)
        below = self.starting_dose_mg <= self.max_dose_mg
        need(below, "max_dose_mg", f"is below the starting dose of {self.starting_dose_mg} mg")


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviousPlan(Plan):
    """A superseded plan with the days it was in force, both included."""

    start: date = field(metadata={"json": "from"})
    until: date

    def __post_init__(self) -> None:
        Plan.__post_init__(self)
        need_order(self.start, self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regimen:
    """What was to be taken from `start` on, until the next row: the whole day's dose in mg.

    `timing` both: in two equal parts. `every_days`: how often; None: as the plan says.
    """

    start: date = field(metadata={"json": "from"})
    dose_mg: Decimal
    timing: Timing
    every_days: int | None = None
    reason: RegimenReason = "other"

    def __post_init__(self) -> None:
        need_dose(self.dose_mg, "dose_mg")
        need_every(self.every_days)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedRegimen(Regimen):
    """A row that was a typing error and has been replaced; kept as history, read by no rule."""

    corrected_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Days off LDN on purpose, both ends included; `until` None: still going on."""

    start: date = field(metadata={"json": "from"})
    until: date | None = field(default=None, metadata={"null": True})
    reason: BreakReason = "other"

    def __post_init__(self) -> None:
        need_order(self.start, self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """One dose taken, or not taken, on a person's day; several a day are several rows.

    `utc_offset`: minutes of the clock by which it was taken, as `taken_at` came with it; a move to
    another time zone changes no dose.
    """

    day: date
    status: Literal["taken", "skipped"]
    dose_mg: Decimal | None = None
    timing: Half | None = None
    taken_at: datetime | None = None
    utc_offset: int | None = field(default=None, metadata={"derived": True})
    reason: str = ""  # one of SKIP_REASONS, or anything else as it was typed

    def __post_init__(self) -> None:
        need_dose(self.dose_mg, "dose_mg")
        if self.reason:
            object.__setattr__(self, "reason", coded(SKIP_REASONS, self.reason))
        if self.taken_at and self.utc_offset is None:
            object.__setattr__(self, "utc_offset", minutes_of(self.taken_at))
        if self.taken:
            need(self.dose_mg is not None, "dose_mg", "is missing: how much was taken?")
            need(self.timing is not None, "timing", "is missing: morning or night?")

    @property
    def taken(self) -> bool:
        """Whether it was taken (a skipped row may still carry the planned amount)."""
        return self.status == "taken"

    def taken_there(self, clock: Clock) -> datetime | None:
        """When it was taken, by the clock of the place; by `clock` where that is not known."""
        if self.taken_at is None or self.utc_offset is None:
            return self.taken_at and clock.local(self.taken_at)
        return self.taken_at.astimezone(timezone(timedelta(minutes=self.utc_offset)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a person said about one day: ratings by measure id, crash, factors, alerts, note.

    `crash` None is "not answered"; `measurements` are imported numbers that are no rating.
    """

    day: date
    ratings: Mapping[str, float] = field(default_factory=dict, metadata={"null": True})
    crash: bool | None = None
    factors: tuple[Factor, ...] = ()
    alerts: tuple[Alert, ...] = ()
    new_since_change: tuple[str, ...] = ()
    not_new_since_change: tuple[str, ...] = ()
    recorded_at: datetime | None = None
    recorded_by: Literal["self", "helper"] = "self"
    measurements: Mapping[str, float] = field(default_factory=dict)
    note: str = ""

    def __post_init__(self) -> None:
        keep = partial(object.__setattr__, self)
        for name in ("factors", "alerts", "new_since_change", "not_new_since_change"):
            said = getattr(self, name)
            keep(name, tuple(sorted(set(said))) if said else ())
        for name in ("ratings", "measurements"):
            numbers = getattr(self, name)
            keep(name, MappingProxyType(dict(sorted(numbers.items()))) if numbers else NOTHING)
        if self.new_since_change and self.not_new_since_change:
            both = sorted({*self.new_since_change} & {*self.not_new_since_change})
            need(not both, "not_new_since_change", f"{', '.join(both)} is answered both ways")

    @property
    def answered(self) -> bool:
        """Whether the day is a recorded one: see `journal.answers.is_answered`."""
        return is_answered(self)

    @property
    def is_crash(self) -> bool:
        """Whether the day was a crash: answered yes, or given as a cause."""
        return bool(self.crash) or "crash" in self.factors

    def rated(self, primary_symptom: str) -> bool:
        """Whether the primary symptom or one of insomnia, sedation, nausea was answered."""
        return any(id in self.ratings for id in (primary_symptom, "insomnia", "sedation", "nausea"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Medicine:
    """Anything else that is taken; current until its last day has passed."""

    name: str  # as typed, or one of UNNAMED
    kind: MedicineKind = "medicine"
    start: date | None = field(default=None, metadata={"json": "from"})
    until: date | None = field(default=None, metadata={"null": True})
    last_taken: date | None = None
    dose: str = ""  # as typed
    opioid: bool | None = None  # what the person says; None: not asked or not answered

    def __post_init__(self) -> None:
        need(bool(self.name.strip()), "name", "is empty")
        need(len(self.dose) <= LONGEST_AS_TYPED, "dose", f"is at most {LONGEST_AS_TYPED} letters")
        need_order(self.start, self.until)
        object.__setattr__(self, "name", coded(UNNAMED, self.name))

    @property
    def label(self) -> str:
        """Its name as it is read."""
        return worded(UNNAMED, self.name)

    def last_day(self, day: date) -> date | None:
        """Its last day as known on `day`: the later of its end and its last taking, or None.

        A planned end counts, a taking that is dated after `day` does not.
        """
        taken = self.last_taken if self.last_taken and self.last_taken <= day else None
        return max((end for end in (self.until, taken) if end), default=None)

    def has_begun(self, day: date) -> bool:
        """Whether it is or was taken as known on `day`, whatever it is planned to begin on."""
        return self.start is None or min(self.start, self.last_taken or self.start) <= day

    def is_over(self, day: date) -> bool:
        """Whether its last day lies before `day`."""
        last = self.last_day(day)
        return last is not None and last < day

    def taken_within(self, days: int, day: date) -> bool:
        """Whether it has begun, and its last day lies at most so many days before `day`."""
        last = self.last_day(day)
        return self.has_begun(day) and (last is None or (day - last).days <= days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A dated fact that bears on safety: an operation `on` a day, or a state from a day."""

    kind: ConditionKind
    on: date | None = None
    start: date | None = field(default=None, metadata={"json": "from"})
    until: date | None = None
    discussed_on: date | None = None

    def __post_init__(self) -> None:
        need_order(self.start, self.until)
        need(self.kind != "surgery" or self.on is not None, "on", "is missing: the operation's day")

    def holds_on(self, day: date) -> bool:
        """Whether a state, which has no `on`, has begun and is not over on `day`."""
        begun = self.start is None or self.start <= day
        return begun and (self.until is None or self.until >= day)

    def is_within(self, days: int, day: date) -> bool:
        """Whether an operation is at most so many days before or after `day`."""
        return self.on is not None and abs((self.on - day).days) <= days


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What was suggested on a day, by which rule, and what the person did."""

    on: date
    rule: str
    action: ActionId
    answer: Answer | None = field(default=None, metadata={"null": True})


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """For the next visit: its day where it is known, and on its page the ask and the questions."""

    on: date | None = None
    ask: str = ""
    questions: tuple[str, ...] = ()
