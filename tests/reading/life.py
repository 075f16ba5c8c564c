"""A made-up life on LDN, to be twisted by `scenarios.py`, and its diary file (JSON)."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random

SYMPTOMS = ("fatigue", "pain", "brain_fog", "dizziness")
CORE = ("insomnia", "sedation", "nausea")
OTHERS = ("headache", "vivid_dreams", "anxiety", "gut", "low_mood", "x-itching")
ROW = {"dose_mg": "1.5", "timing": "night", "reason": "start"}
ITCHING = {"id": "x-itching", "name": "Itching", "kind": "side_effect", "scale": 4}


def mg(value) -> str:
    """A dose as a file has it: 1.5, 3.0, 0.25."""
    plain = f"{Decimal(value):.3f}".rstrip("0")
    return f"{plain}0" if plain.endswith(".") else plain


@dataclass
class Effect:
    """A side effect: how it was before a day and from then on, 0 to 4."""

    before: float = 0.2
    after: float = 0.2
    ago: int = 0  # from so many days ago on it is `after`
    noise: float = 0.4


@dataclass
class Life:
    """What happened, in days ago (0 is today); `write` makes the diary of it."""

    rng: Random
    today: date
    plan: dict | None
    phases: dict[int, dict] = field(default_factory=dict)  # days ago → regimen row without "from"
    start: int = 30  # the first dose, days ago; -1: none yet
    before: int = 14  # days recorded before it
    effects: dict[str, Effect] = field(default_factory=dict)
    symptom: str = "fatigue"  # the primary one
    exact: dict[str, dict[int, int]] = field(default_factory=dict)  # rating by days ago
    level: float = 6.0  # of the primary symptom
    decimals: int = 0  # imported ratings of it may carry one
    shifts: dict[int, float] = field(default_factory=dict)  # days ago → so much more from then on
    noise: float = 0.7
    rate: float = 0.98  # how often a question is answered
    take: float = 0.98  # how often a due dose is taken
    off: set[int] = field(default_factory=set)  # days ago without a dose, on purpose or not
    amounts: dict[int, list] = field(default_factory=dict)  # days ago → [(mg, timing)] instead
    silent: set[int] = field(default_factory=set)  # days ago without an entry
    marks: dict[int, dict] = field(default_factory=dict)  # days ago → more of an entry
    lists: dict[str, list] = field(default_factory=dict)  # breaks, medicines, conditions …
    hints: list[str] = field(default_factory=list)  # rules that may lead

    def day(self, ago: int) -> str:
        """The day so many days ago, as a file has it."""
        return (self.today - timedelta(ago)).isoformat()

    def mark(self, ago: int, key: str, *values: str) -> None:
        """Add to a list of the entry of that day."""
        said = self.marks.setdefault(ago, {})
        said[key] = sorted({*said.get(key, ()), *values})

    def add(self, to: str, /, **row) -> None:
        """Add a row to a list of the diary."""
        self.lists.setdefault(to, []).append(row)

    @property
    def last_change(self) -> int:
        """Days since the latest regimen row."""
        return min((ago for ago in self.phases if ago >= 0), default=max(self.start, 0))

    def row(self, ago: int) -> dict:
        """The regimen row in force that day, or the first there is."""
        rows = [since for since in sorted(self.phases) if since >= ago]
        return self.phases[rows[0] if rows else max(self.phases)] if self.phases else dict(ROW)

    def write(self) -> dict:
        """The diary file."""
        diary = {
            "format": "ldn-tracker-diary",
            "version": 1,
            "person": {"timezone": self.rng.choice(["Pacific/Auckland", "Europe/London"])},
            "regimen": [{"from": self.day(ago), **row} for ago, row in self.phases.items()],
            "doses": self._doses(),
            "entries": self._entries(),
            "measures": [ITCHING],
        }
        if self.plan:
            diary["plan"] = self.plan
        if self.rng.random() < 0.5:  # beside a plan it is only read where there is none
            diary["primary_symptom"] = "pain" if self.plan else self.symptom
        return diary | self.lists

    def _doses(self) -> list[dict]:
        found, last = [], None
        for ago in range(self.start, -1, -1):
            if ago in self.amounts:
                taken = self.amounts[ago]
            elif self.phases and ago not in self.off:
                taken = self._as_said(ago, last)
            else:
                taken = []
            if taken:
                last = ago
            elif self.rng.random() < 0.2:
                found.append({"day": self.day(ago), "status": "skipped", "reason": "forgot"})
            found += [
                {"day": self.day(ago), "status": "taken", "dose_mg": mg(dose), "timing": timing}
                for dose, timing in taken
            ]
        return found

    def _as_said(self, ago: int, last: int | None) -> list:
        """What the regimen says for the day, if it is due and not forgotten."""
        row = self.row(ago)
        every = row.get("every_days") or (self.plan or {}).get("every_days") or 1
        is_due = last is None or last - ago >= every
        if not is_due or (last is not None and self.rng.random() > self.take):
            return []
        dose, twice = Decimal(row["dose_mg"]), row["timing"] == "both"
        if twice:
            return [(dose / 2, "morning"), (dose / 2, "night")]
        return [(dose, row["timing"])]

    def _entries(self) -> list[dict]:
        first = max(self.start, -1) + self.before
        agos = {ago for ago in range(first, -1, -1) if ago not in self.silent} | {*self.marks}
        return [self._entry(ago) for ago in sorted(agos, reverse=True)]

    def _entry(self, ago: int) -> dict:
        ratings = {self.symptom: self._symptom(ago)} if self.rng.random() < self.rate else {}
        for id, effect in self.effects.items():
            if self.rng.random() < self.rate:
                level = effect.after if ago <= effect.ago else effect.before
                ratings[id] = min(4, max(0, round(self.rng.gauss(level, effect.noise))))
        ratings |= {id: by_ago[ago] for id, by_ago in self.exact.items() if ago in by_ago}
        return {"day": self.day(ago), "ratings": ratings} | self.marks.get(ago, {})

    def _symptom(self, ago: int) -> float:
        shift = sum(by for since, by in self.shifts.items() if ago <= since)
        rating = round(self.rng.gauss(self.level + shift, self.noise), self.decimals or None)
        return min(10, max(0, rating))
