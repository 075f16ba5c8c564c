"""Everything a rule may know about one diary on one day, each computed once when first asked for.

The terms are those of the rule book (docs/rules.md); nothing after the day is looked at.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from dose.diary.diary import Diary
from dose.diary.ordered import rows_between
from dose.diary.parts import Advice, Plan
from dose.diary.window import ADVICE_BACK, ENTRIES_BACK
from dose.medicines.meaning import Match, find_each
from dose.rules.log import WINDOW_DAYS, Log
from dose.rules.side_effects import SideEffect
from dose.treatment.adherence import Adherence, last_fortnight
from dose.treatment.course import Course, StepDown, plan_on
from dose.treatment.units import mg_words, next_down, next_up
from journal.day import DAY
from journal.stats import AFTER_DAYS, Comparison, Verdict, compare, verdict

TIME_LOCK_DAYS = 14  # judgement: a change of time is given two weeks
SWITCHES, SWITCHES_IN_DAYS = 2, 56  # judgement: twice in eight weeks is to and fro
BENEFIT_FROM_DAY = 4  # label: steady after about three days
DOSED_LATELY_DAYS = 3  # judgement: with none for three days a severe rating is hardly from it
MUTED_DAYS = 14  # judgement
ANSWERED_DAYS = ADVICE_BACK  # judgement: a question about the whole treatment, once in 12 weeks


@dataclass(frozen=True)
class Facts:
    """A diary seen from `day`; `suggestions` False: the site keeps a diary and safety only.

    `known`: what its medicines mean, where that was looked up already.
    """

    diary: Diary
    day: date
    suggestions: bool = True
    known: Mapping[str, Match] | None = None

    @cached_property
    def course(self) -> Course:
        """Start, present dose and time, gaps, restart, change."""
        return Course(self.diary, self.day)

    @cached_property
    def plan(self) -> Plan | None:
        """The prescriber's plan in force on the day."""
        return plan_on(self.diary, self.day)

    @property
    def confirmed(self) -> bool:
        """Whether a prescriber has confirmed the plan by the day."""
        confirmed_on = self.plan.confirmed_on if self.plan else None
        return confirmed_on is not None and confirmed_on <= self.day

    @property
    def primary(self) -> str:
        """The one symptom that benefit is judged by."""
        return self.plan.primary_symptom if self.plan else self.diary.chosen_symptom or "fatigue"

    @property
    def primary_name(self) -> str:
        """The main symptom's name as read inside a sentence."""
        return self.diary.all_measures[self.primary].inside

    @property
    def primary_scale(self) -> int:
        """The top rating of the main symptom."""
        return self.diary.all_measures[self.primary].scale

    @cached_property
    def log(self) -> Log:
        """What the entries say."""
        return Log(self.course, self.primary)

    @cached_property
    def meanings(self) -> Mapping[str, Match]:
        """What each medicine of the diary means with LDN, by its name as typed."""
        if self.known is not None:
            return self.known
        found = find_each(medicine.name for medicine in self.diary.medicines)
        return {name: matches[0] for name, matches in found.items()}

    @cached_property
    def adherence(self) -> Adherence:
        """Days with a dose of days due in the last fortnight."""
        return last_fortnight(self.course)

    @cached_property
    def taken_last_week(self) -> dict[date, Decimal]:
        """The total taken (mg) on each of the last 7 days with a dose."""
        return self.course.taken_on_days(self.day - timedelta(WINDOW_DAYS - 1), self.day)

    @cached_property
    def side_effects(self) -> tuple[SideEffect, ...]:
        """Every side effect rated since the latest change; none before the start."""
        change = self.course.change
        if change is None:
            return ()
        first = max(change + DAY, self.day - timedelta(ENTRIES_BACK - 1))
        measures = (m for m in self.diary.all_measures.values() if m.kind == "side_effect")
        rated = ((measure, self.log.ratings(measure.id, first, self.day)) for measure in measures)
        return tuple(
            SideEffect(measure, self.log, ratings, self._dosed_lately)
            for measure, ratings in rated
            if ratings
        )

    @cached_property
    def attributable(self) -> tuple[SideEffect, ...]:
        """The side effects that may be put down to the latest change."""
        return tuple(effect for effect in self.side_effects if effect.attributable)

    @cached_property
    def severe(self) -> tuple[SideEffect, ...]:
        """The severe side effects."""
        return tuple(effect for effect in self.side_effects if effect.severe)

    @property
    def sleep(self) -> tuple[SideEffect, ...]:
        """Insomnia or vivid dreams, where attributable."""
        return tuple(effect for effect in self.attributable if effect.is_sleep)

    @property
    def sedation(self) -> tuple[SideEffect, ...]:
        """Sedation, where attributable."""
        return tuple(effect for effect in self.attributable if effect.id == "sedation")

    @property
    def at_night(self) -> bool:
        """Whether it is to be taken at night."""
        return self.course.timing == "night"

    @property
    def in_morning(self) -> bool:
        """Whether it is to be taken in the morning."""
        return self.course.timing == "morning"

    @property
    def in_parts(self) -> bool:
        """Whether it is to be taken in two equal parts, morning and night."""
        return self.course.timing == "both"

    @property
    def parts(self) -> int:
        """In how many equal parts the day's dose is to be taken."""
        return 2 if self.in_parts else 1

    @property
    def time_changed_lately(self) -> bool:
        """Whether the time of day changed less than 14 days ago."""
        return self.days_at_time is not None and self.days_at_time < TIME_LOCK_DAYS

    @cached_property
    def time_changes(self) -> tuple[date, ...]:
        """The days from which it was taken at another time: nobody changes before the start."""
        start = self.course.start
        return tuple(day for day in self.course.time_changes if start is None or day > start)

    @property
    def days_at_time(self) -> int | None:
        """Days since the latest of them; None without one."""
        return (self.day - self.time_changes[-1]).days if self.time_changes else None

    @property
    def switched_twice(self) -> bool:
        """Whether the time of day changed twice in the last 56 days."""
        recent = [d for d in self.time_changes if (self.day - d).days < SWITCHES_IN_DAYS]
        return len(recent) >= SWITCHES

    @property
    def time_locked(self) -> bool:
        """The time of day changed less than 14 days ago, or twice in the last 56."""
        return self.time_changed_lately or self.switched_twice

    @cached_property
    def ratings_now(self) -> tuple[float, ...]:
        """The main symptom in the last 14 days, from day 4 of the present dose on."""
        return self.ratings_lately(self.primary)

    def ratings_lately(self, measure: str) -> tuple[float, ...]:
        """A measure's ratings of the last 14 days, from day 4 of the present dose on."""
        if self.course.on_dose_from is None:
            return ()
        first = self.course.on_dose_from + timedelta(BENEFIT_FROM_DAY - 1)
        first = max(first, self.day - timedelta(AFTER_DAYS - 1))
        return tuple(rating for _, rating in self.log.ratings(measure, first, self.day))

    @cached_property
    def before_against_now(self) -> Comparison | None:
        """The main symptom before LDN against now; None with too few ratings."""
        before = tuple(rating for _, rating in self.log.before_start(self.primary))
        return compare(before, self.ratings_now)

    @cached_property
    def before_dose_against_now(self) -> Comparison | None:
        """The main symptom before the present dose against now; None with too few ratings."""
        return compare(self.log.before_dose(self.primary), self.ratings_now)

    @property
    def benefit(self) -> Verdict:
        """yes, some, none or unknown."""
        return verdict(self.before_against_now)

    @property
    def at_maximum(self) -> bool:
        """Whether the present dose is the highest the plan allows, or above it."""
        plan, dose_mg = self.plan, self.course.dose_mg
        return plan is not None and dose_mg is not None and dose_mg >= plan.max_dose_mg

    @cached_property
    def next_up(self) -> Decimal | None:
        """One plan step higher, at most the maximum; else the largest below it that can be made."""
        plan, dose_mg = self.plan, self.course.dose_mg
        return next_up(plan, dose_mg, parts=self.parts) if plan and dose_mg else None

    @cached_property
    def next_down(self) -> Decimal | None:
        """One plan step lower; else the lower dose nearest to half of it that can be made."""
        plan, dose_mg = self.plan, self.course.dose_mg
        return next_down(plan, dose_mg, parts=self.parts) if plan and dose_mg else None

    @cached_property
    def left_before(self) -> tuple[StepDown, ...]:
        """Every time that a dose above the present one, up to the next, was left."""
        dose_mg, up = self.course.dose_mg, self.next_up
        if dose_mg is None or up is None:
            return ()
        return tuple(left for left in self.course.step_downs if dose_mg < left.dose_mg <= up)

    @property
    def dose_shown(self) -> Decimal | None:
        """The present dose as an answer may repeat it: within a plan a prescriber confirmed."""
        plan, dose_mg = self.plan, self.course.dose_mg
        if not plan or not self.confirmed or dose_mg is None or dose_mg > plan.max_dose_mg:
            return None
        return dose_mg

    @property
    def dose_words(self) -> str:
        """The present dose in words: "3 mg", or "this dose" while the plan is not confirmed."""
        dose_mg = self.course.dose_mg
        return mg_words(dose_mg) if self.confirmed and dose_mg else "this dose"

    @cached_property
    def muted(self) -> frozenset[str]:
        """The rules that the person's prescriber advised otherwise about in the last 14 days."""
        return frozenset(self._muted_on)

    def muted_on(self, *rules: str) -> date | None:
        """The latest day of the last 14 on which one of these rules was muted."""
        return max((self._muted_on[rule] for rule in rules if rule in self._muted_on), default=None)

    def answered_lately(self, rule: str) -> date | None:
        """The day on which the person last answered a rule, in the last 84 days."""
        given = (row.on for row in self._advice(ANSWERED_DAYS) if row.rule == rule and row.answer)
        return max(given, default=None)

    @cached_property
    def _muted_on(self) -> dict[str, date]:
        given = self._advice(MUTED_DAYS)
        return {row.rule: row.on for row in given if row.answer == "advised_otherwise"}

    def _advice(self, days: int) -> tuple[Advice, ...]:
        return rows_between(self.diary.advice, self.day - timedelta(days - 1), self.day, "on")

    @property
    def _dosed_lately(self) -> bool:
        last = self.course.last_dose
        return last is not None and (self.day - last).days < DOSED_LATELY_DAYS
