"""What the rows ask about: the facts of one diary on one day, and the alerts and conditions."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from tests.reading import benefit, medicines
from tests.reading.course import Course
from tests.reading.diary import Diary, day_of
from tests.reading.effects import CORE, SLEEP, Effects
from tests.reading.plan import Plan, plan_in_force

CHILD = ("pregnancy", "planning_pregnancy", "breastfeeding")
SURGERY_DAYS = 14


@dataclass
class Case:
    """One diary on one day."""

    diary: Diary

    @cached_property
    def course(self) -> Course:
        """Being on LDN."""
        return Course(self.diary)

    @cached_property
    def effects(self) -> Effects:
        """Its side effects."""
        return Effects(self.course)

    @property
    def plan(self) -> Plan | None:
        """The plan in force today."""
        return self.diary.plan

    @property
    def parts(self) -> int:
        """In how many equal parts the day's dose is taken."""
        return 2 if self.course.timing == "both" else 1

    @cached_property
    def next_up(self) -> Decimal | None:
        """One plan step higher, if it can be made, or what can."""
        now = self.course.present
        return self.plan.next_up(now.mg, parts=self.parts) if self.plan and now else None

    @cached_property
    def next_down(self) -> Decimal | None:
        """One plan step lower, if it can be made, or what can."""
        now = self.course.present
        return self.plan.next_down(now.mg, parts=self.parts) if self.plan and now else None

    @property
    def at_maximum(self) -> bool:
        """At or above the plan's maximum."""
        now = self.course.present
        return bool(self.plan and now) and now.mg >= self.plan.maximum

    # side effects by kind

    def has_sleep(self, quality: str) -> bool:
        """Whether a sleep side effect is attributable, or whatever is asked."""
        return any(id in SLEEP for id in self.effects.which(quality))

    def has_sedation(self, quality: str) -> bool:
        """Whether sedation is."""
        return "sedation" in self.effects.which(quality)

    def has_other(self, quality: str) -> bool:
        """Whether any other side effect is; in two parts a day, every one is another."""
        own_rows = () if self.course.timing == "both" else (*SLEEP, "sedation")
        return any(id not in own_rows for id in self.effects.which(quality))

    @cached_property
    def enough_doses(self) -> bool:
        """Whether tolerability can be judged: a dose on enough of the last 7 days."""
        need = min(4, self.course.on_dose, 7 // self.course.every)
        return len(self.course.dosed_of(7)) >= need

    @cached_property
    def benefit(self) -> str:
        """yes | some | none | unknown."""
        return benefit.benefit(self.course)

    @cached_property
    def worse(self) -> str | None:
        """step_down or hold where the primary symptom is worse since a rise."""
        return benefit.worse(self.course)

    # doses above the plan

    @cached_property
    def above_plan(self) -> list[Decimal]:
        """The day's totals of the last 7 that were above the maximum then in force."""
        days = self.course.dosed_of(7)
        plans = [plan_in_force(self.diary.plans, day) for day in days]
        totals = [self.diary.totals[day] for day in days]
        return [mg for mg, plan in zip(totals, plans, strict=True) if plan and mg > plan.maximum]

    # days

    def rated_days(self, number: int) -> int:
        """How many of the last N days are rated."""
        return len(self.rated_of(number, self.diary.primary, *CORE))

    def rated_of(self, number: int, *measures: str) -> set[date]:
        """Those of the last N days on which any of the measures was rated."""
        rated = {day for measure in measures for day in self.diary.ratings.get(measure, ())}
        return rated & {*self.diary.last(number)}

    def has_row_since(self, day: date, *reasons: str) -> bool:
        """Whether a regimen row with one of the reasons is dated on or after a day."""
        return any(row.day >= day and row.reason in reasons for row in self.diary.regimen)

    # medicines and conditions

    @cached_property
    def medicines(self) -> set[str]:
        """Which of opioid, unclear and unknown there are."""
        return medicines.kinds(self.diary)

    def has_undiscussed(self, *kinds: str) -> bool:
        """Whether a condition is in force today and not yet discussed."""
        return any(c["kind"] in kinds and self._is_now(c) for c in self._undiscussed)

    @property
    def surgery_near(self) -> bool:
        """An operation within 14 days before or after today, not yet discussed."""
        dates = [day_of(c.get("on")) for c in self._undiscussed if c["kind"] == "surgery"]
        return any(d and abs((d - self.diary.today).days) <= SURGERY_DAYS for d in dates)

    @property
    def _undiscussed(self) -> list[dict]:
        """Conditions that were not discussed by today."""
        said = [(c, day_of(c.get("discussed_on"))) for c in self.diary.conditions]
        return [c for c, on in said if on is None or on > self.diary.today]

    def _is_now(self, condition: dict) -> bool:
        first, last = (day_of(condition.get(key)) for key in ("from", "until"))
        return (not first or first <= self.diary.today) and (not last or last >= self.diary.today)

    # answers

    def is_muted(self, *rules: str) -> bool:
        """Whether "my prescriber advised otherwise" was said of one in the last 14 days."""
        said = [a for a in self.diary.advice if a.answer == "advised_otherwise"]
        return any(a.rule in rules and a.day in self.diary.last(14) for a in said)

    def has_answered(self, rule: str) -> bool:
        """Whether the person has answered the rule in the last 84 days."""
        first = self.diary.today - timedelta(83)
        return any(a.rule == rule and a.answer and a.day >= first for a in self.diary.advice)
