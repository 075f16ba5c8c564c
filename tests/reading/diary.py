"""A diary file as the reading sees it on a day: JSON → plain values, what is dated later left out.

Part of a second implementation of `suggest`, written from the text of the rule table alone, so
that it can disagree with `dose/rules`. It shares no code with it.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from tests.reading.plan import Plan, plan_in_force, plans_of

BUILT_IN_SIDE_EFFECTS = (
    "insomnia", "sedation", "nausea", "headache", "vivid_dreams", "anxiety", "gut", "low_mood",
)  # fmt: skip
FOREVER = date.max


@dataclass(frozen=True)
class Row:
    """A regimen row: what was to be taken from a day on."""

    day: date
    mg: Decimal
    timing: str
    every: int | None
    reason: str


@dataclass(frozen=True)
class Advice:
    """An answer (None: not answered) to what a rule suggested."""

    day: date
    rule: str
    answer: str | None


@dataclass(frozen=True)
class Diary:
    """The facts up to `today`; mg are Decimals, ratings Fractions, by measure and day."""

    today: date
    plan: Plan | None
    plans: tuple[Plan | None, ...]
    primary: str
    regimen: tuple[Row, ...]
    breaks: tuple[tuple[date, date], ...]
    totals: dict[date, Decimal]  # of the days with a dose taken
    times: dict[date, set[str]]
    dose_rows: set[date]  # days with a row taken or skipped
    side_effects: tuple[str, ...]
    ratings: dict[str, dict[date, Fraction]]
    crashes: set[date]
    factors: dict[date, set[str]]
    alerts: dict[str, set[date]]
    said_new: dict[str, set[date]]
    said_not_new: dict[str, set[date]]
    medicines: tuple[dict, ...]
    conditions: tuple[dict, ...]
    advice: tuple[Advice, ...] = field(default=())

    def rated(self, measure: str, first: date, last: date) -> list[Fraction]:
        """The ratings of a measure from `first` to `last`, in order of their days."""
        return [value for _, value in self.dated(measure, first, last)]

    def dated(self, measure: str, first: date, last: date) -> list[tuple[date, Fraction]]:
        """The same, with their days."""
        of_it = self.ratings.get(measure, {})
        return [(day, of_it[day]) for day in days(first, last) if day in of_it]

    def last(self, number: int) -> list[date]:
        """The last N days: today − (N − 1) … today."""
        return days(self.today - timedelta(number - 1), self.today)

    def alerted(self, number: int, *alerts: str) -> set[date]:
        """The days of the last N with any of these alerts."""
        return {day for alert in alerts for day in self.alerts.get(alert, ())} & {
            *self.last(number)
        }


def days(first: date, last: date) -> list[date]:
    """Every day from `first` to `last`, both included; none where that is the wrong way round."""
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def day_of(text: str | None) -> date | None:
    """A day of the file."""
    return date.fromisoformat(text) if text else None


def read(raw: dict, today: date) -> Diary:
    """The diary as of `today`."""
    plans = plans_of(raw)
    plan = plan_in_force(plans, today)
    primary = plan.primary_symptom if plan else raw.get("primary_symptom") or "fatigue"
    totals, times, dose_rows = _doses(_until(raw.get("doses"), "day", today))
    entries = _until(raw.get("entries"), "day", today)
    own = [m["id"] for m in raw.get("measures") or () if m.get("kind") == "side_effect"]
    return Diary(
        today=today,
        plan=plan,
        plans=plans,
        primary=primary,
        regimen=_regimen(raw, plan, today),
        breaks=_breaks(_until(raw.get("breaks"), "from", today), totals),
        totals=totals,
        times=times,
        dose_rows=dose_rows,
        side_effects=(*BUILT_IN_SIDE_EFFECTS, *own),
        ratings=_ratings(entries),
        crashes={day_of(e["day"]) for e in entries if _is_crash(e)},
        factors={day_of(e["day"]): {*(e.get("factors") or ())} for e in entries},
        alerts=_said(entries, "alerts"),
        said_new=_said(entries, "new_since_change"),
        said_not_new=_said(entries, "not_new_since_change"),
        medicines=_medicines(raw.get("medicines") or (), today),
        conditions=_conditions(raw.get("conditions") or (), today),
        advice=tuple(
            Advice(day_of(a["on"]), a["rule"], a.get("answer"))
            for a in _until(raw.get("advice"), "on", today)
        ),
    )


def _until(rows: list[dict] | None, key: str, today: date) -> list[dict]:
    """The rows that are not dated after today."""
    return [row for row in rows or () if not row.get(key) or day_of(row[key]) <= today]


def _conditions(rows: list[dict], today: date) -> tuple[dict, ...]:
    """Those that have begun, and every operation: its day may be to come."""
    operations = [row for row in rows if row["kind"] == "surgery"]
    others = [row for row in rows if row["kind"] != "surgery"]
    return (*operations, *_until(others, "from", today))


def _medicines(rows: list[dict], today: date) -> tuple[dict, ...]:
    """Those that have begun by today, or were taken by then all the same.

    A last taking that is dated after today is left out (docs/decisions.md, 73).
    """
    known = [dict(row) for row in rows]
    for row in known:
        if row.get("last_taken") and day_of(row["last_taken"]) > today:
            del row["last_taken"]
    begun = _until(known, "from", today)
    return tuple(row for row in known if row in begun or row.get("last_taken"))


def _regimen(raw: dict, plan: Plan | None, today: date) -> tuple[Row, ...]:
    """The rows in order; a file older than "both" says two times a day in its plan alone."""
    said = raw.get("regimen") or ()
    is_both = plan and plan.doses_per_day == 2 and all(r["timing"] != "both" for r in said)
    rows = [
        Row(
            day=day_of(r["from"]),
            mg=Decimal(r["dose_mg"]),
            timing="both" if is_both else r["timing"],
            every=r.get("every_days"),
            reason=r.get("reason") or "other",
        )
        for r in _until(said, "from", today)
    ]
    return tuple(sorted(rows, key=lambda row: row.day))


def _breaks(rows: list[dict], totals: dict) -> tuple[tuple[date, date], ...]:
    """First and last day of each; a dose recorded inside ends it on the day before."""
    found = []
    for row in rows:
        first, last = day_of(row["from"]), day_of(row.get("until")) or FOREVER
        inside = [day for day in totals if first <= day <= last]
        found.append((first, min(inside) - timedelta(1) if inside else last))
    return tuple(found)


def _doses(rows: list[dict]) -> tuple[dict, dict, set]:
    """What was taken on each day, at which times, and the days with any row."""
    totals, times = {}, {}
    for row in rows:
        if row["status"] == "taken":
            day = day_of(row["day"])
            totals[day] = totals.get(day, Decimal(0)) + Decimal(row["dose_mg"])
            times.setdefault(day, set()).add(row["timing"])
    return totals, times, {day_of(row["day"]) for row in rows}


def _ratings(entries: list[dict]) -> dict[str, dict[date, Fraction]]:
    found = {}
    for entry in entries:
        for measure, value in (entry.get("ratings") or {}).items():
            if value is not None:
                found.setdefault(measure, {})[day_of(entry["day"])] = Fraction(str(value))
    return found


def _is_crash(entry: dict) -> bool:
    return bool(entry.get("crash")) or "crash" in (entry.get("factors") or ())


def _said(entries: list[dict], key: str) -> dict[str, set[date]]:
    """The days on which each id was named under `key`."""
    found = {}
    for entry in entries:
        for id in entry.get(key) or ():
            found.setdefault(id, set()).add(day_of(entry["day"]))
    return found
