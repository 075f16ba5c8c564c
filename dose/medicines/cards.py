"""Each medicine with what it means beside LDN (pure): the worst first, nothing ever cleared."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from dose.medicines.answered import Taken, is_unclear, is_unknown, matches_of
from dose.medicines.meaning import (
    LEVELS,
    Level,
    Match,
    find_all,
    find_each,
    opioids_meant,
    suggest,
)  # fmt: skip

MAY_BE = "may-be-"  # begins the effect of a slip that may mean an opioid
STILL_SAID = timedelta(14)  # label: the longest time that an opioid matters after its last dose


class ListedMedicine(Taken, Protocol):
    """A medicine as a row or as a part of the Diary, with what its card shows."""

    def last_day(self, day: date) -> date | None:
        """The later of its end and its last taking, as known on `day`."""
        ...

    @property
    def label(self) -> str:
        """Its name as it is read."""
        ...


@dataclass(frozen=True, slots=True)
class Card:
    """A medicine, its worst level, what it means (each effect once), and likely slips.

    `found` is the worst that the name alone means. `asks`: whether it is an opioid is asked:
    "unclear" where its name may be one's, "unknown" where it is on no list. `can_change`: that was
    answered, and the answer counts.
    """

    medicine: ListedMedicine
    found: Match
    level: Level
    matches: tuple[Match, ...]
    did_you_mean: tuple[str, ...]
    last_day: date | None
    is_past: bool
    is_said: bool
    asks: str = ""
    can_change: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """One thing to say beside LDN, and the medicines that it is said of."""

    match: Match
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameLookup:
    """A name while it is typed: what it may become, and what it means as it stands."""

    name: str
    suggestions: tuple[str, ...]
    matches: tuple[Match, ...]
    did_you_mean: tuple[str, ...]


def cards(medicines: Iterable[ListedMedicine], today: date) -> tuple[Card, ...]:
    """A card for each medicine: those taken now before past ones, the worst level first."""
    medicines = list(medicines)
    found = find_each(medicine.name for medicine in medicines)
    made = [_card(medicine, found[medicine.name], today) for medicine in medicines]
    return tuple(sorted(made, key=lambda card: (card.is_past, _rank(card.matches[0]))))


def groups(cards: Iterable[Card]) -> tuple[Group, ...]:
    """What is to be said of these medicines, each thing once, the worst first."""
    found: dict[str, tuple[Match, list[str]]] = {}
    for card in cards:
        for match in card.matches if card.is_said else ():
            found.setdefault(match.effect, (match, []))[1].append(_named(card.medicine, match))
    made = (Group(match, tuple(dict.fromkeys(names))) for match, names in found.values())
    return tuple(sorted(made, key=lambda group: _rank(group.match)))


def no_ldn_with(cards: Iterable[Card]) -> tuple[Group, ...]:
    """Of what is to be said, that no LDN may be taken, or not until a slip is cleared up."""
    return tuple(group for group in groups(cards) if _rank(group.match) == 0)


def look(typed: str) -> NameLookup:
    """What to say while a name is typed; a beginning that may become a name is not judged yet."""
    name = typed.strip()
    offered = tuple(each for each in suggest(name) if each.casefold() != name.casefold())
    found = find_all(name) if name else ()
    matches = _said(found) if name else ()
    is_known = bool(found) and found[0].level != "unknown"
    if not is_known and offered:
        return NameLookup(name, offered, (), ())
    asked = found[0].did_you_mean if found else ()
    is_long_enough = is_known or len(name) > 2
    return NameLookup(name, offered, matches if is_long_enough else (), asked)


def meant(name: str) -> tuple[str, ...]:
    """What a name may be a slip of the pen for, or the beginning of; () for one that is known."""
    worst = find_all(name)[0]
    return () if worst.level != "unknown" else worst.did_you_mean or suggest(name)


def meaning(name: str) -> str:
    """What a name means beside LDN, in words."""
    return " ".join(match.text for match in _said(find_all(name)))


def _card(medicine: ListedMedicine, found: tuple[Match, ...], today: date) -> Card:
    answered = matches_of(medicine, found)
    matches, worst = _said(answered), answered[0]
    last, is_past = medicine.last_day(today), medicine.is_over(today)
    is_said = last is None or today - last <= STILL_SAID
    return Card(
        medicine,
        found[0],
        worst.level,
        matches,
        worst.did_you_mean,
        last,
        is_past,
        is_said,
        asks=_asks(medicine, found[0], is_past=is_past) if is_said else "",
        can_change=medicine.opioid is not None and found[0].level != "stop",
    )


def _asks(medicine: ListedMedicine, match: Match, *, is_past: bool) -> str:
    """What is asked of a medicine of these days; of one that is over only where it may matter."""
    if is_unclear(medicine, match):
        return "unclear"
    return "unknown" if is_unknown(medicine, match) and not is_past else ""


def _said(found: tuple[Match, ...]) -> tuple[Match, ...]:
    """What a name means, each effect once; first of all that it may be a slip for an opioid's."""
    asked = opioids_meant(found[0])
    if not asked:
        return _once(found)
    rest = (match for match in found if match.effect != "misspelt")
    return (_may_be(found[0], asked), *_once(rest))


def _may_be(match: Match, opioids: tuple[str, ...]) -> Match:
    """The question whether an opioid was meant: it asks, and is not taken for an answer."""
    effect = MAY_BE + "-".join(opioids).casefold().replace(" ", "-")
    text = (
        f"Did you mean {' or '.join(opioids)}? It is an opioid:"
        " take no LDN until this is clear. Look on the packet, or ask your pharmacist."
    )
    return replace(match, level="ask", effect=effect, text=text, ingredient="")


def _rank(match: Match) -> int:
    """Its place in a list, the worst first; what may be an opioid stands with the opioids."""
    return 0 if match.effect.startswith(MAY_BE) else LEVELS.index(match.level)


def _named(medicine: ListedMedicine, match: Match) -> str:
    """A medicine by the name on its box, and what of it matters: "Tramacet (tramadol)"."""
    is_plain = match.level not in ("stop", "ask")
    if is_plain or match.ingredient.casefold() in medicine.label.casefold():
        return medicine.label
    return f"{medicine.label} ({match.ingredient})"


def _once(matches: Iterable[Match]) -> tuple[Match, ...]:
    """The first match of each effect: two opioids in one product are one thing to say."""
    return tuple({match.effect: match for match in reversed(tuple(matches))}.values())[::-1]
