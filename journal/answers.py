"""One answer about a day: which questions there are, and what may be said.

Pure. A question is `ratings.<measure id>`, `measurements.<id of a number>`, `crash`, `factors`,
`alerts`, `note`, `new_since_change` or `not_new_since_change`. Its value None (or empty) is a
cleared answer.
"""

import re
from collections.abc import Mapping

from journal.scales import Measure
from journal.validation import Impossible, need, need_one_of
from journal.vocabulary import ALERTS, FACTORS

RATING = "ratings."
NUMBER = "measurements."
LARGEST_NUMBER = 10**9
NEWNESS = ("new_since_change", "not_new_since_change")
CHOICES = {"factors": tuple(FACTORS), "alerts": tuple(ALERTS)}
NOTE_LENGTH = 2000  # letters; a note that was imported may be longer
TOO_LONG = f"is too long: keep it under {NOTE_LENGTH} letters"
UNKEPT = re.compile("[\x00\ud800-\udfff]")


def fits(measure: Measure, rating) -> bool:
    """Whether a rating is on its measure's scale; only 0–10 scales take one decimal (imports)."""
    if type(rating) is int:
        return 0 <= rating <= measure.scale
    if type(rating) is not float or not 0 <= rating <= measure.scale:
        return False
    return rating.is_integer() or (measure.scale == 10 and rating == round(rating, 1))


def check_rating(measure: Measure, rating: float, name: str = "rating") -> None:
    """Refuse a rating that does not fit."""
    decimals = ", in tenths" if measure.scale == 10 else ", in whole numbers"
    need(fits(measure, rating), name, f"{rating} is not from 0 to {measure.scale}{decimals}")


def check_number(value, name: str) -> None:
    """Refuse what is no plain number."""
    is_number = type(value) in (int, float) and abs(value) <= LARGEST_NUMBER
    need(is_number, name, f"is a number up to {LARGEST_NUMBER}")


def question_of(measure: Measure) -> str:
    """What the answer about a measure is called among the answers of a day."""
    return (NUMBER if measure.is_number else RATING) + measure.id


def check_answer(question: str, value, measures: Mapping[str, Measure]) -> None:
    """Refuse (Impossible) an unknown question or choice, a rating off its scale, a long note."""
    if question.startswith((RATING, NUMBER)):
        measure = measures.get(question.partition(".")[2])
        if measure is None or question != question_of(measure):
            raise Impossible(question, "is not something that is rated here")
        if value is not None and measure.is_number:
            check_number(value, question)
        elif value is not None:
            check_rating(measure, value, question)
    elif question == "crash":
        need(value is None or isinstance(value, bool), question, "is yes, no or not answered")
    elif question == "note":
        need(isinstance(value, str) and can_be_kept(value), question, "must be text")
        need(len(value) <= NOTE_LENGTH, question, TOO_LONG)
    else:
        known = CHOICES | dict.fromkeys(NEWNESS, tuple(measures))
        need_one_of(question, known, "question")
        need(value is None or isinstance(value, list | tuple), question, "is a list")
        for item in value or ():
            need_one_of(item, known[question], question)


def measures_of(answers: Mapping) -> set[str]:
    """The ids of the measures that answers speak of, which nobody has checked yet."""
    rated = {name.partition(".")[2] for name in answers if name.startswith((RATING, NUMBER))}
    lists = [answers[name] for name in NEWNESS if isinstance(answers.get(name), list | tuple)]
    return rated | {id for ids in lists for id in ids if isinstance(id, str)}


def can_be_kept(text: str) -> bool:
    """Whether a database can hold a text: no NUL, and no half of a pair of code units."""
    return not UNKEPT.search(text)


def set_answer(content: dict, question: str, value) -> None:
    """Set one checked answer in an entry's columns (`content`, changed in place), or clear it."""
    if question.startswith((RATING, NUMBER)):
        column, _, id = question.partition(".")
        _put_rating(content[column], id, value)
    elif question in ("crash", "note"):
        content[question] = value
    else:
        content[question] = sorted(set(value or ()))
    if question in NEWNESS:
        other = NEWNESS[1 - NEWNESS.index(question)]
        content[other] = [id for id in content[other] if id not in content[question]]


def _put_rating(ratings: dict, id: str, value) -> None:
    if value is None:
        ratings.pop(id, None)
    else:
        ratings[id] = int(value) if float(value).is_integer() else value


def is_answered(entry) -> bool:
    """Whether the person said something about the day itself, which makes it a recorded one.

    Numbers that were imported, and whether something is new since a change, are no such answer.
    """
    said = entry.ratings or entry.factors or entry.alerts or entry.note
    return entry.crash is not None or bool(said)


def says_nothing(content: Mapping) -> bool:
    """Whether an entry holds nothing at all: a day whose only tap was undone has no entry."""
    lists = (*CHOICES, *NEWNESS, "ratings", "measurements", "note")
    return content["crash"] is None and not any(content[name] for name in lists)
