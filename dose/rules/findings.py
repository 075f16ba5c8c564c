"""What a rule answers: a Finding that explains itself, with its Action."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from dose.treatment.units import dose_text
from dose.vocabulary import Action, Timing

CHANGES = (Action.STEP_UP, Action.STEP_DOWN, Action.MORNING, Action.NIGHT)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One rule's answer: what is suggested and the sentence of why, with its numbers.

    `dose_mg` and `timing` are those after following it, of a hold the present ones (None where none
    may be named, or nothing is said of them). `asks`: the measures to ask "is this new since …?"
    about. `seen`: what a note says of it, where that is not `because`. `about`: the measures it
    speaks of. `days`: the first and last used.
    """

    rule: str
    action: Action
    headline: str
    because: str
    sources: tuple[str, ...]
    numbers: Mapping[str, object] = field(default_factory=dict)
    would_change_if: tuple[str, ...] = ()
    dose_mg: Decimal | None = None
    timing: Timing | None = None
    contact: bool = False
    next_date: date | None = None
    asks: tuple[str, ...] = ()
    seen: str = ""
    about: frozenset[str] = frozenset()
    days: tuple[date, date] | None = None

    @property
    def is_dated(self) -> bool:
        """Whether it says when the next step may be, or that it may be now."""
        waits = self.action == Action.HOLD and self.next_date is not None
        return waits or self.action == Action.STEP_UP

    def as_dict(self) -> dict:
        """The finding as the `suggest` command writes it: a dose where it or the time changes."""
        dose_mg = self.dose_mg if self.action in CHANGES else None
        return {
            "action": self.action.value,
            "rule": self.rule,
            "dose_mg": None if dose_mg is None else dose_text(dose_mg),
            "timing": self.timing,
            "contact": self.contact,
            "headline": self.headline,
            "because": self.because,
            "numbers": dict(self.numbers),
            "would_change_if": list(self.would_change_if),
            "sources": list(self.sources),
        }


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: "days at this dose", whether it is fine, "21 of 14"."""

    label: str
    ok: bool
    detail: str
