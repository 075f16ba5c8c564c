"""What a day's supply comes to: what is there, until when, and the day to order (pure)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from dose.diary.diary import Diary
from dose.diary.supply import Kind, Order, Pack
from dose.supply.ordering import OrderBy, expected_on, order_by
from dose.supply.uses import as_regimen, with_steps
from dose.supply.walk import AtHand, RunsOut, at_hand, mornings, runs_out
from dose.treatment.course import Course
from journal.day import DAY

WEEKS = 12
REMIND_DAYS = 3  # before the day to order


@dataclass(frozen=True)
class Outlook:
    """A diary's supply as it stands on `day`, each part of it computed when first asked for."""

    diary: Diary
    day: date

    @property
    def order(self) -> Order:
        """How the next pack is ordered, as far as it was said."""
        return self.diary.supply.order

    @property
    def stock(self) -> dict[Kind, Decimal]:
        """What is there now, by kind in order: what is recorded of today is used already."""
        left = self.at_hand.shelf.stock
        known = (kind for kind in self.diary.supply.kinds if kind in left)
        return {kind: left[kind] for kind in known}

    @property
    def supposed(self) -> int:
        """How many doses nobody recorded and count as taken."""
        return self.at_hand.supposed

    @property
    def unmade(self) -> tuple[tuple[date, Decimal], ...]:
        """Recorded doses (mg) with their days that the kinds at hand cannot make."""
        return self.at_hand.unmade

    @cached_property
    def runs_out_at_present_dose(self) -> RunsOut | None:
        """When the present dose runs out; None where no pack or count is known."""
        return runs_out(self.course, self.at_hand, as_regimen) if self.stock else None

    @cached_property
    def runs_out_with_steps(self) -> RunsOut | None:
        """When it runs out with the plan's next steps on their earliest dates; None without any."""
        steps = self._with_steps
        return runs_out(self.course, self.at_hand, steps) if steps and self.stock else None

    @property
    def runs_out(self) -> RunsOut | None:
        """What the day to order is counted from: with the plan's steps where some are to come.

        Where what is there makes the next dose and not the present one, the present one ends first:
        nobody has to go up.
        """
        steps, now = self.runs_out_with_steps, self.runs_out_at_present_dose
        if steps and now and now.on and (steps.on is None or now.on < steps.on):
            return now
        return steps or now

    @property
    def runs_out_on(self) -> date | None:
        """The first day on which a dose that is due cannot be made; None: not for two years."""
        return self.runs_out.on if self.runs_out else None

    @cached_property
    def order_sum(self) -> OrderBy | None:
        """The day to order with the sum behind it."""
        return order_by(self.order, self.runs_out_on) if self.runs_out_on else None

    @property
    def order_by(self) -> date | None:
        """The last day to order; None where nothing runs out."""
        return self.order_sum.day if self.order_sum else None

    @property
    def ordered_on(self) -> date | None:
        """The day of an order that has not come: no pack came after it."""
        on = self.order.ordered_on
        if on is None or on > self.day:
            return None
        came = any(on < pack.received_on <= self.day for pack in self.diary.supply.packs)
        return None if came else on

    @property
    def expected_on(self) -> date | None:
        """The day by which it should be here, while it is ordered and has not come."""
        return expected_on(self.order) if self.ordered_on else None

    @property
    def script_until(self) -> date | None:
        """The last day of the script."""
        return self.order.script_until

    @property
    def repeats_left(self) -> int | None:
        """How many repeats the script still has."""
        return self.order.repeats_left

    @property
    def last_pack(self) -> Pack | None:
        """The pack that came last by this day."""
        came = (pack for pack in self.diary.supply.packs if pack.received_on <= self.day)
        return max(came, key=lambda pack: pack.received_on, default=None)

    @property
    def waits_for(self) -> Literal["", "order", "delivery", "has_it_come"]:
        """What a quiet line on Today is about; "" where there is nothing to say."""
        if self.ordered_on and self.expected_on:
            return "has_it_come" if self.day > self.expected_on else "delivery"
        is_near = self.order_by and self.day >= self.order_by - REMIND_DAYS * DAY
        return "order" if is_near else ""

    def can_make(self, dose_mg: Decimal, *, parts: int = 1) -> bool:
        """Whether what is there makes one day's dose, in so many equal parts."""
        shelf = self.at_hand.shelf.copy()
        return all(shelf.take(dose_mg / parts) is not None for _ in range(parts))

    def curve(self) -> tuple[tuple[date, dict[Kind, Decimal]], ...]:
        """The stock now and on each morning of the next 12 weeks, with the plan's steps."""
        steps = self._with_steps or as_regimen
        return tuple(mornings(self.course, self.at_hand, WEEKS * 7, steps))

    @cached_property
    def course(self) -> Course:
        """The course of treatment up to the day."""
        return Course(self.diary, self.day)

    @cached_property
    def at_hand(self) -> AtHand:
        """What is there, and what that rests on."""
        return at_hand(self.course, self.diary.supply)

    @cached_property
    def _with_steps(self):
        return with_steps(self.course)


def outlook(diary: Diary, today: date) -> Outlook | None:
    """The supply of a diary on a day; None where nothing about it was entered."""
    return Outlook(diary, today) if diary.supply else None
