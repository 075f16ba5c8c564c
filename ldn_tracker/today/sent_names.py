"""Which of the fields that a press sent are understood, and words for each that is not (pure).

A receipt is given only for what is stored, so nothing that was sent may be passed over in silence.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from journal.addresses import asked_in
from journal.answers import CHOICES, NUMBER, RATING
from journal.day import day_of

PAGE = {
    "csrfmiddlewaretoken", "day", "page", "last_night", "client_id", "person", "age", "blank",
    "device", "number",
    "dose", "sure", "undo_dose", "reason", "dose_mg", "time", "typed",
}  # fmt: skip
ONE_DOSE = {"dose", "sure", "undo_dose", "reason", "dose_mg", "time"}
ABOUT_A_DAY = {"crash", *CHOICES, "note", "none", "undo", "seen"}
DATED = re.compile(r"(\d{4}-\d\d-\d\d)-(.*)", re.DOTALL)
MOST_LETTERS = 60  # of a name that is told back
Problem = tuple[str, str]  # the name of a field, and what is wrong


def not_understood(names: Iterable[str], asked: Collection[str]) -> Iterator[Problem]:
    """Each name that no page of ours sends; `asked` are the questions about measures here."""
    for name in names:
        if name not in PAGE and (why := _why_not(name, asked)):
            yield name, why


def answered_twice(sent: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    """Each question with two answers of which only one could be kept."""
    for name, values in sent.items():
        dated = DATED.fullmatch(name)
        field = dated[2] if dated else name
        is_single = field not in CHOICES if dated else name in ONE_DOSE
        if is_single and len(set(values)) > 1:
            yield name, f"“{shown(field)}” has two answers: choose one."


def says_something(names: Iterable[str]) -> bool:
    """Whether there is an answer or a dose among what was sent, and not only what goes with it."""
    return any(
        name in ("dose", "undo_dose") or (DATED.match(name) and not name.endswith("-seen"))
        for name in names
    )


def shown(name: str) -> str:
    """A name as it is told back: what is rated by its id, and not without end."""
    question = asked_in(name) or name
    id = question.removeprefix(RATING).removeprefix(NUMBER)
    return id if len(id) <= MOST_LETTERS else f"{id[:MOST_LETTERS]}…"


def _why_not(name: str, asked: Collection[str]) -> str:
    dated = DATED.fullmatch(name)
    if dated is None:
        return f"“{shown(name)}” isn’t a question in the check-in."
    day, field = dated.groups()
    if day_of(day) is None:
        return f"{day} isn’t a real date."
    if field in ABOUT_A_DAY or asked_in(field) in asked:
        return ""
    is_rated = field.startswith((RATING, NUMBER))
    what = "isn’t something you rate here" if is_rated else "isn’t a question here"
    return f"“{shown(field)}” {what}."
