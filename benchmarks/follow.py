"""(pure) A patient's half year with every suggestion followed the next day, and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from benchmarks.patients import Kind, Patient
from dose.diary.diary import Diary
from dose.diary.parts import Advice, Dose, Entry, Person, Plan, Regimen
from dose.rules import following
from dose.rules.book import assess
from dose.rules.findings import Finding
from dose.vocabulary import Action
from journal.day import DAY

START = date(2026, 1, 15)
BASELINE_DAYS, WEEKS = 14, 26
PLAN = Plan(
    starting_dose_mg=Decimal("1.5"), step_mg=Decimal("1.5"), step_interval_days=14,
    max_dose_mg=Decimal("4.5"), strengths_mg=(Decimal("0.5"), Decimal("1.5")),
    confirmed_on=START, prescriber="simulated",
)  # fmt: skip
EARLY = 12 * 7  # days: the twelve weeks that the figures of the rule table speak of
CHANGES = (Action.STEP_DOWN, Action.MORNING, Action.NIGHT)
REMEMBERED = ("not-tolerated", "no-benefit")  # an answer, whichever it is, stands for twelve weeks
ABOUT_SIDE_EFFECTS = (
    "severe-side-effect", "insomnia-and-sedation", "recent-switch", "insomnia-at-night",
    "sedation-in-morning", "insomnia-in-morning", "sedation-at-night", "side-effect",
    "other-cause", "is-it-new", "lowest-dose",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Change:
    """A suggestion that was followed, `day` days after the first dose, and the dose on both sides.

    `deserved`: it speaks of what the medicine truly does at the dose and time before it.
    """

    day: int
    action: str
    rule: str
    before_mg: Decimal
    after_mg: Decimal
    deserved: bool = False


@dataclass(frozen=True)
class Asked:
    """A "talk to your prescriber": on which day, by which rule, and whether deserved as above."""

    day: int
    rule: str
    deserved: bool = False


@dataclass
class Course:
    """What happened to one patient; days are counted from the first dose.

    `naive`: whether "moderate on 3 of the last 7 days", asked of the same ratings without a
    baseline, would have blamed the medicine for something in the first twelve weeks.
    """

    kind: Kind
    changes: list[Change] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    first_effect: int | None = None
    seen: int | None = None  # the first day on which it led the answer, a hold included
    last_mg: Decimal = Decimal(0)
    last_rule: str = ""
    naive: bool = False

    def first(self, actions: Iterable[str], since: int = 0) -> int | None:
        """The day of the first change of these kinds from day `since` on."""
        days = (c.day for c in self.changes if c.action in actions and c.day >= since)
        return next(days, None)


class Life:
    """A diary growing day by day while its suggestions are followed."""

    def __init__(self, kind: Kind, seed: int):
        self.kind, self.patient, self.course = kind, Patient(kind, seed), Course(kind)
        self.regimen: list[Regimen] = []
        self.doses: list[Dose] = []
        self.entries: list[Entry] = []
        self.advice: list[Advice] = []

    def run(self) -> Course:
        """Live the baseline and 26 weeks, one assessment each evening."""
        for offset in range(-BASELINE_DAYS, 0):
            self._rate(START + timedelta(offset))
        first = PLAN.starting_dose_mg
        self._change(START, first, self.kind.starts_at, "start")
        for offset in range(WEEKS * 7):
            self._live(offset, START + timedelta(offset))
        self.course.naive = any(map(self._is_naively_bad, range(EARLY)))
        return self.course

    @property
    def now(self) -> Regimen:
        """The present dose and time."""
        return self.regimen[-1]

    def _live(self, offset: int, today: date) -> None:
        if self.patient.takes_it(offset):
            taken = {"dose_mg": self.now.dose_mg, "timing": self.now.timing}
            self.doses.append(Dose(day=today, status="taken", **taken))
        self._rate(today)
        self._follow(offset, today)

    def _rate(self, day: date) -> None:
        mg, at = (self.now.dose_mg, self.now.timing) if self.regimen else (None, "")
        lived = self.patient.live(mg, at)
        if lived is not None:
            storm = lived.storm
            marks = {"crash": storm.crash, "factors": storm.factors}
            self.entries.append(Entry(day=day, ratings=lived.ratings, **marks))

    def _is_naively_bad(self, offset: int) -> bool:
        """Whether some side effect was moderate on 3 of the 7 days that end on this one."""
        last = START + timedelta(offset)
        week = [e.ratings for e in self.entries if last - timedelta(7) < e.day <= last]
        return any(sum(r.get(id, 0) >= 2 for r in week) >= 3 for id in self.kind.levels)

    def _follow(self, offset: int, today: date) -> None:
        diary = self._diary()
        finding = assess(diary, today).finding
        self._note(offset, finding)
        row = following.change(diary, finding, today + DAY)
        if row:
            self.course.changes.append(self._as_change(offset, finding, row))
            self.regimen.append(row)
        elif finding.action == Action.TALK:
            self._ask(offset, today, finding)
        self._answer(today, finding.asks)

    def _note(self, offset: int, finding: Finding) -> None:
        """Keep what led, the dose, and when a true effect began and was first spoken of."""
        course = self.course
        course.last_rule, course.last_mg = finding.rule, self.now.dose_mg
        if course.first_effect is None and self._felt:
            course.first_effect = offset
        speaks = finding.rule in ABOUT_SIDE_EFFECTS or finding.rule == "worse-at-this-dose"
        if course.seen is None and course.first_effect is not None and speaks:
            course.seen = offset

    @property
    def _felt(self) -> frozenset[str]:
        """What the medicine truly makes worse at the present dose and time."""
        is_felt = self.kind.has_effect(self.now.dose_mg, self.now.timing)
        return frozenset([self.kind.effect]) if is_felt else frozenset()

    def _as_change(self, offset: int, finding: Finding, row: Regimen) -> Change:
        return Change(
            day=offset, action=finding.action, rule=finding.rule, before_mg=self.now.dose_mg,
            after_mg=row.dose_mg, deserved=bool(finding.about & self._felt),
        )  # fmt: skip

    def _ask(self, offset: int, today: date, finding: Finding) -> None:
        """The prescriber says: go on as before; asked again in two weeks, or in twelve."""
        rule = finding.rule
        self.course.asked.append(Asked(offset, rule, bool(finding.about & self._felt)))
        answer = "done" if rule in REMEMBERED else "advised_otherwise"
        self.advice.append(Advice(on=today, rule=rule, action=finding.action, answer=answer))
        if rule in ("gap", "recent-restart"):
            self._change(today + DAY, self.now.dose_mg, self.now.timing, "restart")

    def _answer(self, today: date, measures: tuple[str, ...]) -> None:
        """Say of each truthfully whether it is new: whether the medicine does it at this dose."""
        if not measures:
            return
        if self.entries[-1].day != today:
            self.entries.append(Entry(day=today))
        new = tuple(m for m in measures if m in self._felt)
        old = tuple(m for m in measures if m not in self._felt)
        said = {"new_since_change": new, "not_new_since_change": old}
        self.entries[-1] = replace(self.entries[-1], **said)

    def _change(self, day: date, mg: Decimal, timing: str, reason: str) -> None:
        self.regimen.append(Regimen(start=day, dose_mg=mg, timing=timing, reason=reason))

    def _diary(self) -> Diary:
        return Diary(
            person=Person(timezone="Pacific/Auckland"), plan=PLAN, regimen=tuple(self.regimen),
            doses=tuple(self.doses), entries=tuple(self.entries), advice=tuple(self.advice),
        )  # fmt: skip
