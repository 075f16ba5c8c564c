"""A rule: one row of the rule book, with all that belongs to it."""

from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass, field

from dose.rules.facts import Facts
from dose.rules.findings import Finding
from dose.rules.log import Signs
from dose.vocabulary import Action, LineKind, RegimenReason

EMERGENCY, URGENT, CIRCUMSTANCES = "Emergency", "Urgent", "Before and around taking"
SEVERE, DATA_QUALITY, TOLERABILITY = "Severe side effect", "Can it be judged?", "Tolerability"
BENEFIT, STEPS = "Is it helping?", "May it go up?"
GROUPS = (EMERGENCY, URGENT, CIRCUMSTANCES, SEVERE, DATA_QUALITY, TOLERABILITY, BENEFIT, STEPS)
BESIDE = "Beside the table"  # what no row leads to: notes, and answers in place of a row's
SAFETY = (EMERGENCY, URGENT)
WHILE_NOT_TAKING = (EMERGENCY, URGENT, CIRCUMSTANCES)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something can be put right: the name of a page, the words of the way there."""

    page: str
    words: str
    query: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: its permanent id, its group, the function that looks for it, and its sentence.

    `passed_over`: where it is muted the next row is looked at (the others then hold). `stands`: it
    is never muted, though others of its group are. `is_severe`: of a severe side effect.
    `can_be_muted`: there is something that a prescriber may advise otherwise about.
    `no_dose`: the next dose is left out until somebody was asked. `beside_urgent`: it says nothing
    of dose or time of day, so that it is told beside something urgent too. `signs`: the alerts that
    lead to it. `ring`: whom to ring about it first. `reason`: of a lower dose that follows it.
    `alone`: the action that, of a rule's several rows, only this one leads to. `clinical`: by
    action, the words for a clinician where no one row's sentence is true.
    """

    id: str
    group: str = BESIDE
    look: Callable[[Facts], Finding | None] | None = None
    says: str = ""
    _: KW_ONLY
    passed_over: bool = False
    stands: bool = False
    is_severe: bool = False
    can_be_muted: bool = True
    no_dose: bool = False
    beside_urgent: bool = False
    signs: Signs = Signs()
    ring: tuple[LineKind, ...] = ()
    place: Place | None = None
    reason: RegimenReason = "side_effect"
    alone: Action | None = None
    clinical: Mapping[str, str] = field(default_factory=dict)

    @property
    def never_muted(self) -> bool:
        """Whether "my prescriber advised otherwise" leaves it as it is."""
        return self.stands or self.is_severe or self.group in SAFETY

    @property
    def without_suggestions(self) -> bool:
        """Whether it is told also where the site keeps a diary and makes no suggestions."""
        return self.is_severe or self.group in SAFETY

    def found(self, f: Facts) -> Finding | None:
        """What the row says of the facts; None where it does not match, or no row looks for it."""
        return self.look(f) if self.look else None
