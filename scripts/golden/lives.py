"""Random diaries, weird but valid: number n is the same everywhere.

Most lives are quiet but for one to three troubles (`troubles.py`), so that many rules have a word;
the others are a heap of troubles. A few are broken in one place, to be refused. Plain
JSON as `docs/data-format.md` has it.
"""

import random
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from scripts.golden.troubles import (
    CORE,
    DAY,
    EFFECTS,
    FACTORS,
    OWN_EFFECT,
    SKIP_REASONS,
    TROUBLES,
    new_effect,
)

BROKEN_EVERY, WITHOUT_PLAN_EVERY = 97, 41
NIGHTS = (  # clocks change, in many zones; a leap day; the turn of a year
    "2026-04-05", "2026-09-27", "2026-10-04", "2026-10-25", "2026-03-29", "2026-03-08",
    "2026-11-01", "2028-02-29", "2027-01-01",
)  # fmt: skip
USUAL_DAYS = ("2026-09-20", "2026-06-15", "2027-03-03")
ZONES = (
    "Pacific/Auckland", "Pacific/Auckland", "Pacific/Chatham", "Australia/Lord_Howe",
    "Europe/London", "America/St_Johns", "America/New_York", "Africa/Casablanca", "UTC",
)  # fmt: skip
COUNTRIES = ("NZ", "NZ", "AU", "GB", "IE", "US", "CA", "ZZ", "")
HOURS = ("00:10", "02:30", "03:59", "04:00", "12:30", "12:30", "18:00", "23:50")
LENGTHS = (
    1, 2, 3, 4, 5, 7, 8, 12, 13, 14, 15, 21, 21, 27, 28, 29, 30, 35, 41, 42, 57, 84, 85, 112, 183,
)  # fmt: skip
SYMPTOMS = (
    "fatigue", "pain", "brain_fog", "unrefreshing_sleep", "dizziness", "light_sound_sensitivity",
    "flu_like",
)  # fmt: skip
OWN_SYMPTOM = {"id": "x-legs", "name": "Legs <i>& feet</i>", "kind": "symptom", "scale": 10}
OWN_SHORT = {"id": "x-é☃", "name": "Été", "kind": "symptom", "scale": 3}
REGIMEN_REASONS = (
    "start", "already_taking", "step_up", "side_effect", "insomnia", "sedation", "restart",
    "prescriber", "other",
)  # fmt: skip


class Life:
    """One person's days up to `on` and a little beyond, written by chance."""

    def __init__(self, number: int):
        self.chance = random.Random(f"golden {number}")  # noqa: S311 (the same life must come again)
        self.on = date.fromisoformat(self.one(self.one((USUAL_DAYS, USUAL_DAYS, NIGHTS))))
        self.zone = ZoneInfo(self.one(ZONES))
        self.plan = None if number % WITHOUT_PLAN_EVERY == 0 else self.new_plan()
        self.measures = self.some((OWN_EFFECT, OWN_SYMPTOM, OWN_SHORT), 0.25)
        self.switched = self.seldom(0.08)
        self.stretches = self._switches() if self.switched else self._stretches()
        self.begun = self.on - timedelta(sum(length for *_, length, _ in self.stretches) - 1)
        self.before = self.one((0, 0, 5, 7, 14, 14, 14, 14, 30))
        self.levels = self._levels()
        self.doses, self.entries = self._doses(), self._entries()
        self.lists: dict[str, list] = {
            name: [] for name in ("breaks", "medicines", "conditions", "advice", "previous_plans")
        }

    def lived(self) -> "Life":
        """The life with its troubles."""
        many = self.one((0, 1, 1, 1, 1, 2, 2, 3, 3, 6, 10))
        for trouble in self.chance.choices(TROUBLES, k=many):
            trouble(self)
        if self.switched:
            new_effect(self)
        return self

    def diary(self) -> dict:
        """The diary file's object; what is empty is sometimes written and sometimes left out."""
        entries = [row for row in self.entries.values() if len(row) > 1]
        whole = {
            "regimen": self.regimen(), "doses": [row for day in self.doses.values() for row in day],
            "measures": self.measures, "entries": entries, "tracks": self._tracks(),
            "corrected_regimen": self._corrected(), **self.lists,
        }  # fmt: skip
        kept = {name: rows for name, rows in whole.items() if rows or self.seldom(0.5)}
        head = {"format": "ldn-tracker-diary", "version": 1, "person": self._person()}
        if self.plan:
            head["plan"] = self.plan
        if self.seldom(0.2):
            head["visit"] = {"ask": "to stay on it <b>", "questions": ["Why?", "When “then”?"][:2]}
        return head | kept

    def regimen(self) -> list[dict]:
        """The dated rows; at most one begins on a day."""
        rows, first = {}, self.begun
        for mg, timing, length, reason in self.stretches:
            rows[first] = {"from": str(first), "dose_mg": mg, "timing": timing, "reason": reason}
            first += timedelta(length)
        return list(rows.values())

    def ago(self, days: int) -> date:
        """The day so many days before the one that is asked about."""
        return self.on - timedelta(days)

    def entry(self, ago: int) -> dict:
        """The entry of a day, made where there is none."""
        day = str(self.ago(ago))
        return self.entries.setdefault(day, {"day": day, "ratings": {}})

    def at(self, day: date, clock: str) -> str:
        """A moment of a day on the person's clock."""
        return datetime.combine(day, time.fromisoformat(clock), self.zone).isoformat()

    def one(self, choices):
        return self.chance.choice(choices)

    def some(self, choices, share: float) -> list:
        return [each for each in choices if self.chance.random() < share]

    def seldom(self, share: float) -> bool:
        return self.chance.random() < share

    def _person(self) -> dict:
        told = {
            "name": self.one(("Ada", "李 <b>", "Zoë “Z” O'Brien & co")), "born": "1981-05-02",
            "health_number": "ZZZ0016", "country": self.one(COUNTRIES),
            "day_starts_at": self.one(("04:00", "04:00", "00:00", "05:30")),
            "allergies": ["penicillin", "lactose"], "diagnoses": ["ME/CFS"],
        }  # fmt: skip
        kept = {name: value for name, value in told.items() if self.seldom(0.7)}
        return {"timezone": self.zone.key, **kept}

    def new_plan(self) -> dict:
        start = self.one(("1.5", "1.5", "1.5", "0.5", "1.0", "3.0"))
        form = self.one(("capsule", "capsule", "capsule", "tablet", "liquid"))
        plan = {
            "starting_dose_mg": start, "step_mg": self.one(("1.5", "1.5", "1.5", "0.5", "0.25")),
            "step_interval_days": self.one((7, 14, 14, 14, 28, 42)),
            "max_dose_mg": self.one(("4.5", "4.5", "4.5", "6.0", "3.0")), "form": form,
            "strengths_mg": self.one((["1.5"], ["1.5"], ["0.5", "1.5"], ["4.5"], ["0.25"], [])),
            "liquid_mg_per_ml": self.one(("1.0", "0.75", None)) if form == "liquid" else None,
            "confirmed_on": self.one(("2025-01-05", "2025-01-05", "2025-01-05", None)),
            "primary_symptom": self.one(("fatigue", "fatigue", "fatigue", "pain")),
            "prescriber": self.one(("Dr Example", "", "Dr Čapek <x>")),
        }  # fmt: skip
        if self.seldom(0.1):
            plan["doses_per_day"] = 2
        if self.seldom(0.2):
            plan["from"] = "2025-01-02"
        return plan

    def _stretches(self) -> list[tuple[str, str, int, str]]:
        count, last = self.one((1, 1, 2, 2, 3, 4)), self.one(("1.5", "3.0", "3.0", "4.5"))
        ladder = self.one((("1.5", "3.0", "4.5"), ("0.5", "1.0", "1.5"), ("3.0", "1.5", "3.0")))
        doses = [self.one((*ladder, last)) if self.seldom(0.3) else ladder[min(n, 2)]
                 for n in range(count)]  # fmt: skip
        timing, rows = self.one(("night", "night", "morning")), []
        for n, mg in enumerate(doses):
            if n and self.seldom(0.25):
                timing = self.one(("night", "morning"))
            rows.append((mg, timing, self.one(LENGTHS), self._reason(n, rows, mg)))
        return rows

    def _switches(self) -> list[tuple[str, str, int, str]]:
        """One dose, whose time of day changes once or twice not long ago."""
        times = self.one(
            (("night", "morning", "night"), ("morning", "night"), ("night", "morning"))
        )
        reasons, lengths = ("start", "insomnia", "sedation"), (5, 8, 12, 13, 14, 15, 20, 27)
        first = [("1.5", times[0], 30, "start")]
        return first + [("1.5", timing, self.one(lengths), reasons[n])
                        for n, timing in enumerate(times) if n]  # fmt: skip

    def _reason(self, n: int, rows: list, mg: str) -> str:
        if self.seldom(0.1):
            return self.one(REGIMEN_REASONS)
        if not n:
            return self.one(("start", "start", "start", "already_taking"))
        if float(mg) < float(rows[-1][0]):
            return self.one(("side_effect", "insomnia", "sedation", "other"))
        return "step_up" if mg != rows[-1][0] else self.one(("insomnia", "prescriber", "other"))

    def _levels(self) -> dict[str, tuple[float, float, float]]:
        """What is rated: its level before LDN, its level on it, and its swing."""
        primary = self.plan["primary_symptom"] if self.plan else "fatigue"
        levels = {primary: (7, self.one((7, 7, 7, 5, 4, 6, 9)), self.one((0, 0.5, 1, 1.5)))}
        calm = self.one((0, 0, 0.3, 0.7))
        for id in CORE + tuple(self.some(EFFECTS[3:], 0.2)):
            level = self.one((0, 0, 0, 0, 1))
            levels[id] = (level, level, calm)
        for id in self.some(SYMPTOMS, 0.2):
            levels.setdefault(id, (5, self.one((5, 5, 3)), 1))
        own = {measure["id"]: measure["scale"] for measure in self.measures}
        return levels | {id: (scale // 3, scale // 3, 0.5) for id, scale in own.items()}

    def _doses(self) -> dict[date, list[dict]]:
        rows, day, kept = {}, self.begun, self.one((1, 1, 1, 0.97, 0.97, 0.85))
        for mg, timing, length, _ in self.stretches:
            for _ in range(length):
                rows[day] = [
                    self.new_dose(day, mg, timing) if self.seldom(kept) else self._skip(day)
                ]
                day += DAY
        return {day: [row for row in found if row] for day, found in rows.items()}

    def new_dose(self, day: date, mg: str, timing: str) -> dict:
        row = {"day": str(day), "status": "taken", "dose_mg": mg, "timing": timing}
        if self.seldom(0.15):
            clock = self.one(("08:00", "02:30", "22:15", "00:20") if timing == "night" else
                              ("08:00", "04:00", "11:59"))  # fmt: skip
            late = timing == "night" and clock in ("02:30", "00:20")
            row["taken_at"] = self.at(day + DAY * late, clock)
        return row

    def _skip(self, day: date) -> dict | None:
        row = {"day": str(day), "status": "skipped", "reason": self.one(SKIP_REASONS)}
        return row if self.seldom(0.5) else None

    def _entries(self) -> dict[str, dict]:
        rows, share = {}, self.one((1, 1, 1, 0.95, 0.8))
        length = (self.on - self.begun).days
        for ago in range(length + self.before, -1, -1):
            if self.seldom(share):
                day = self.ago(ago)
                rows[str(day)] = {"day": str(day), "ratings": self._ratings(on_it=ago <= length)}
        for row in self.chance.sample(list(rows.values()), min(len(rows), self.one((0, 0, 1, 4)))):
            self._say(row)
        return rows

    def _ratings(self, *, on_it: bool) -> dict:
        tops = dict.fromkeys(SYMPTOMS, 10) | {own["id"]: own["scale"] for own in self.measures}
        levels = {id: (level[on_it], level[2]) for id, level in self.levels.items()}
        rated = {id: self.chance.gauss(*level) for id, level in levels.items()}
        return {id: max(0, min(tops.get(id, 4), round(value))) for id, value in rated.items()}

    def _say(self, row: dict) -> None:
        day = date.fromisoformat(row["day"])
        late = DAY * self.one((0, 0, 1, 2, 3, 30))
        more = {
            "note": "Flat in bed. <em>Curtains</em> closed.\nSecond line", "crash": False,
            "recorded_at": self.at(day + late, self.one(HOURS)), "recorded_by": "helper",
            "measurements": {"visible:HRV": 41.2, "steps": 512}, "factors": [self.one(FACTORS)],
        }  # fmt: skip
        row.update(dict(self.some(more.items(), 0.4)))

    def _tracks(self) -> list[str]:
        return sorted(self.some(self.levels, 0.6)) if self.seldom(0.5) else []

    def _corrected(self) -> list[dict]:
        row = {"from": str(self.begun), "dose_mg": "15.0", "timing": "night", "reason": "start"}
        return [row | {"corrected_at": self.at(self.begun, "21:40")}] if self.seldom(0.05) else []


def _broken(diary: dict, chance: random.Random) -> dict:
    """The diary with one thing that cannot be."""
    wrong = (
        {"version": 2}, {"person": {"timezone": "Mars/Olympus"}}, {"humour": "dry"},
        {"doses": [{"day": "2026-02-30", "status": "taken", "dose_mg": "1.5", "timing": "night"}]},
        {"doses": [{"day": "2026-02-20", "status": "taken", "dose_mg": "-1.5", "timing": "night"}]},
        {"entries": [{"day": "2026-02-20", "ratings": {"nausea": 5}}]},
        {"entries": [{"day": "2026-02-20"}, {"day": "2026-02-20"}]}, {"tracks": ["nobody-knows"]},
    )  # fmt: skip
    return diary | chance.choice(wrong)


def life(number: int) -> dict:
    """Life `number`: `diary`, the day `on` it is asked about, the moment `now` its pages show."""
    lived = Life(number).lived()
    diary = lived.diary()
    if number % BROKEN_EVERY == 0:
        diary = _broken(diary, lived.chance)
    return {"diary": diary, "on": str(lived.on), "now": lived.at(lived.on, lived.one(HOURS))}
