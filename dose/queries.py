"""Every read of the dose that has a name, for pages that need the rows with their ids.

What is to be decided or shown as a whole is read as one Diary: see `dose.diary.from_database`.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from dose.diary import parts, rows
from dose.medicines.cards import Card, cards
from dose.models import (
    AdviceRow,
    BreakRow,
    ConditionRow,
    CountRow,
    Intake,
    MedicineRow,
    PackRow,
    PlanRow,
    RegimenRow,
)
from journal.models import PersonRow


def plan_in_force(person: PersonRow) -> PlanRow | None:
    """The prescriber's plan as it stands now."""
    return person.plans.filter(until=None).first()


def plan_on(person: PersonRow, day: date) -> PlanRow | None:
    """The prescriber's plan as it stood on a day, as `dose.treatment.schedule.plan_on` finds it."""
    begun = Q(start=None) | Q(start__lte=day)
    lasting = Q(until=None) | Q(until__gte=day)
    present_first = F("until").desc(nulls_first=True)
    return person.plans.filter(begun, lasting).order_by(present_first, "pk").first()


def superseded_plans(person: PersonRow) -> QuerySet[PlanRow]:
    """Earlier plans, the latest first."""
    return person.plans.exclude(until=None).order_by("-until", "-pk")


def regimen(person: PersonRow) -> QuerySet[RegimenRow]:
    """What was to be taken from when on, the latest first, without corrected typing errors."""
    return person.regimen.filter(corrected_at=None).order_by("-start")


def regimen_days(person: PersonRow, *, but: int | None = None) -> dict[date, int]:
    """The days from which something was to be taken, each with its row; one row is left out."""
    return dict(regimen(person).exclude(pk=but).values_list("start", "pk"))


def corrected(person: PersonRow) -> QuerySet[RegimenRow]:
    """Typing errors that were put right, the latest first."""
    return person.regimen.exclude(corrected_at=None).order_by("-start", "-pk")


def regimen_on(person: PersonRow, day: date) -> RegimenRow | None:
    """The row that says what is the whole dose of a day."""
    return regimen(person).filter(start__lte=day).first()


def breaks(person: PersonRow) -> QuerySet[BreakRow]:
    """Every time off LDN, the latest first."""
    return person.breaks.order_by("-start", "-pk")


def break_on(person: PersonRow, day: date) -> BreakRow | None:
    """The break that covers a day, if one does: none in which a dose was taken by then."""
    still_on = Q(until=None) | Q(until__gte=day)
    found = breaks(person).filter(still_on, start__lte=day)
    return found.exclude(_dose_in_it(day__lte=day)).first()


def open_break(person: PersonRow) -> BreakRow | None:
    """The break without an end, begun or still ahead, that no dose has ended."""
    return breaks(person).filter(until=None).exclude(_dose_in_it()).first()


def days_with_a_dose(person: PersonRow, first: date, last: date | None) -> tuple[date, ...]:
    """The days with a dose from `first` to `last` (None: to the latest), in order."""
    until = {} if last is None else {"day__lte": last}
    found = person.intakes.filter(status="taken", day__gte=first, **until).order_by("day")
    return tuple(found.values_list("day", flat=True).distinct())


def first_dose_day(person: PersonRow) -> date | None:
    """The day of the first dose: as it was taken, or else as the regimen begins."""
    taken = person.intakes.filter(status="taken").order_by("day").values_list("day", flat=True)
    begun = regimen(person).order_by("start").values_list("start", flat=True)
    return min((day for day in (taken.first(), begun.first()) if day), default=None)


def latest_day(person: PersonRow, after: date) -> date | None:
    """The latest day after another one of which something is recorded: an answer or a dose."""
    rows = (person.entries.filter(day__gt=after), person.intakes.filter(day__gt=after))
    days = (found.order_by("-day").values_list("day", flat=True).first() for found in rows)
    return max((day for day in days if day), default=None)


def _dose_in_it(**until) -> Exists:
    """Whether a dose ended a break, as `dose.treatment.breaks` has it."""
    taken = Intake.objects.filter(person=OuterRef("person"), status="taken", **until)
    return Exists(taken.filter(day__gte=OuterRef("start")))


def doses_on(person: PersonRow, day: date) -> list[Intake]:
    """What was taken, and what was not, on a day, in the order it was recorded."""
    return doses_between(person, day, day)


def recorded_among(person: PersonRow, intake_ids: Iterable[int]) -> list[int]:
    """Which ids are those of rows about doses of this person."""
    found = person.intakes.filter(pk__in=list(intake_ids)).order_by("pk")
    return list(found.values_list("pk", flat=True))


def doses_between(person: PersonRow, first: date, last: date) -> list[Intake]:
    """What was taken, and what was not, from `first` to `last`, both included, by day."""
    return list(person.intakes.filter(day__range=(first, last)).order_by("day", "pk"))


def doses_around(person: PersonRow, day: date) -> tuple[parts.Dose, ...]:
    """The doses from the day before to the day after: what another one on `day` must keep from."""
    near = (day - timedelta(1), day + timedelta(1))
    found = person.intakes.filter(day__range=near, status="taken")
    return tuple(rows.part(parts.Dose, row) for row in found.values_list(*rows.names(parts.Dose)))


def has_record(person: PersonRow) -> bool:
    """Whether any day or dose is recorded: from then on days are counted by the person's clock."""
    return any(found.exists() for found in (person.entries, person.intakes, person.regimen))


def medicines(person: PersonRow, **only) -> QuerySet[MedicineRow]:
    """Everything else that is or was taken, by name; `only` those of one name, say."""
    return person.medicines.filter(**only).order_by("name", "pk")


def medicines_to_ask_about(person: PersonRow, today: date) -> list[Card]:
    """The medicines of which it is asked whether they are an opioid, as cards."""
    return [card for card in cards(medicines(person), today) if card.asks]


def conditions(person: PersonRow) -> QuerySet[ConditionRow]:
    """The facts that bear on safety, in the order they were added."""
    return person.conditions.order_by("pk")


def change_recorded(person: PersonRow, row: parts.Regimen, on: date) -> RegimenRow | None:
    """The change to this dose and time, for this reason, recorded from `on` or the day after."""
    same = {name: getattr(row, name) for name in ("dose_mg", "timing", "reason")}
    return regimen(person).filter(start__in=(on, on + timedelta(1)), **same).first()


def packs(person: PersonRow) -> QuerySet[PackRow]:
    """The packs that came, the latest first."""
    return person.packs.order_by("-received_on", "-pk")


def counts(person: PersonRow) -> QuerySet[CountRow]:
    """What was counted, the latest first."""
    return person.counts.order_by("-on", "-pk")


def advice_on(person: PersonRow, day: date) -> QuerySet[AdviceRow]:
    """What was suggested on a day."""
    return person.advice.filter(on=day)


def advice_given(person: PersonRow, *, but: int | None = None) -> QuerySet[AdviceRow]:
    """Everything ever suggested but one, the latest first."""
    return person.advice.exclude(pk=but).order_by("-on", "-pk")
