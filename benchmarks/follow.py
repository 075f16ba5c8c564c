"""(pure) A patient's half year with every suggestion followed the next day, and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from benchmarks.patients import Kind, Patient
from dose.diary.diary import Diary
from dose.diary.parts import Advice, Dose, Entry, Person, Plan, Regimen
from dose.rules.book import assess

START = date(2026, 1, 15)
BASELINE_DAYS, WEEKS = 14, 26
PLAN = Plan(
    starting_dose_mg=Decimal("1.5"), step_mg=Decimal("1.5"), step_interval_days=14,
    max_dose_mg=Decimal("4.5"), strengths_mg=(Decimal("0.5"), Decimal("1.5")),
    confirmed_on=START, prescriber="simulated",
)  # fmt: skip
EARLY = 12 * 7  # days: the twelve weeks that the figures of the rule table speak of
CHANGES = ("step_down", "switch_to_morning", "switch_to_night")
ABOUT_SIDE_EFFECTS = (
    "severe-side-effect", "insomnia-and-sedation", "recent-switch", "insomnia-at-night",
    "sedation-in-morning", "insomnia-in-morning", "sedation-at-night", "side-effect",
    "other-cause", "is-it-new", "lowest-dose",
)  # fmt: skip
REASONS = {"switch_to_morning": "insomnia", "switch_to_night": "sedation",
           "step_down": "side_effect", "step_up": "step_up"}  # fmt: skip


@dataclass
class Course:
    """What happened to one patient: (day since the first dose, action, rule) of every change.

    `naive`: whether "moderate on 3 of the last 7 days", asked of the same ratings without a
    baseline, would have blamed the medicine for something in the first twelve weeks.
    """

    kind: Kind
    changes: list[tuple[int, str, str]] = field(default_factory=list)
    asked: list[tuple[int, str]] = field(default_factory=list)
    first_effect: int | None = None
    seen: int | None = None  # the first day on which it led the answer, a hold included
    highest: Decimal = Decimal(0)
    last_mg: Decimal = Decimal(0)
    last_rule: str = ""
    naive: bool = False

    def first(self, actions: Iterable[str], since: int = 0) -> int | None:
        """The day of the first change of these kinds from day `since` on."""
        return next((day for day, act, _ in self.changes if act in actions and day >= since), None)


class Life:
    """A diary growing day by day while its suggestions are followed."""

    def __init__(self, kind: Kind, seed: int):
        self.patient, self.course = Patient(kind, seed), Course(kind)
        self.regimen: list[Regimen] = []
        self.doses: list[Dose] = []
        self.entries: list[Entry] = []
        self.advice: list[Advice] = []

    def run(self) -> Course:
        """Live the baseline and 26 weeks, one assessment each evening."""
        for offset in range(-BASELINE_DAYS, 0):
            self._rate(START + timedelta(offset))
        self._change(START, PLAN.starting_dose_mg, self.patient.kind.starts_at, "start")
        for offset in range(WEEKS * 7):
            self._live(offset, START + timedelta(offset))
        self.course.naive = any(map(self._is_naively_bad, range(EARLY)))
        return self.course

    def _live(self, offset: int, today: date) -> None:
        if self.patient.takes_it(offset):
            self.doses.append(
                Dose(day=today, status="taken", dose_mg=self.now.dose_mg, timing=self.now.timing)
            )
        self._rate(today)
        self._note_effect(offset)
        self._follow(offset, today)

    @property
    def now(self) -> Regimen:
        return self.regimen[-1]

    def _rate(self, day: date) -> None:
        mg = self.now.dose_mg if self.regimen else None
        ratings = self.patient.ratings(
            mg, self.now.timing if self.regimen else self.patient.kind.starts_at
        )
        if ratings is not None:
            self.entries.append(Entry(day=day, ratings=ratings, crash=False))

    def _is_naively_bad(self, offset: int) -> bool:
        """Whether some side effect was moderate on 3 of the 7 days that end on this one."""
        last = START + timedelta(offset)
        week = [e.ratings for e in self.entries if last - timedelta(7) < e.day <= last]
        return any(sum(r.get(id, 0) >= 2 for r in week) >= 3 for id in self.patient.kind.levels)

    def _note_effect(self, offset: int) -> None:
        felt = self.patient.kind.has_effect(self.now.dose_mg, self.now.timing)
        if felt and self.course.first_effect is None:
            self.course.first_effect = offset

    def _follow(self, offset: int, today: date) -> None:
        finding = assess(self._diary(), today).finding
        self.course.last_rule, self.course.last_mg = finding.rule, self.now.dose_mg
        if self.course.first_effect is not None and finding.rule in ABOUT_SIDE_EFFECTS:
            self.course.seen = offset if self.course.seen is None else self.course.seen
        self.course.highest = max(self.course.highest, self.now.dose_mg)
        if finding.action in REASONS and finding.dose_mg is not None:
            self.course.changes.append((offset, finding.action, finding.rule))
            self._change(
                today + timedelta(1), finding.dose_mg, finding.timing, REASONS[finding.action]
            )
        elif finding.action == "talk_to_prescriber":
            self._ask(offset, today, finding.rule)
        for measure in finding.asks:
            self._answer(measure)

    def _ask(self, offset: int, today: date, rule: str) -> None:
        """The prescriber says: go on as before; asked about the same thing again in two weeks."""
        self.course.asked.append((offset, rule))
        self.advice.append(Advice(on=today, rule=rule, action="hold", answer="advised_otherwise"))
        if rule in ("gap", "recent-restart"):
            self._change(today + timedelta(1), self.now.dose_mg, self.now.timing, "restart")

    def _answer(self, measure: str) -> None:
        true = measure == self.patient.kind.effect
        last = self.entries[-1]
        kept = {"day": last.day, "ratings": last.ratings, "crash": last.crash}
        side = "new_since_change" if true else "not_new_since_change"
        self.entries[-1] = Entry(**kept, **{side: (*getattr(last, side), measure)})

    def _change(self, day: date, mg: Decimal, timing: str, reason: str) -> None:
        self.regimen.append(Regimen(start=day, dose_mg=mg, timing=timing, reason=reason))

    def _diary(self) -> Diary:
        return Diary(
            person=Person(timezone="Pacific/Auckland"), plan=PLAN, regimen=tuple(self.regimen),
            doses=tuple(self.doses), entries=tuple(self.entries), advice=tuple(self.advice),
        )  # fmt: skip
