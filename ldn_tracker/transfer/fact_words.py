"""A fact or an answer of a diary in words: what it is of, what it says, and never an id (pure)."""

from collections.abc import Callable, Mapping

from dose.diary.diary import Diary
from dose.vocabulary import ACTIONS, ANSWERS, BREAK_REASONS, NOT_ANSWERED
from journal.time_zones import city
from journal.vocabulary import ALERTS, COUNTRIES, FACTORS
from ldn_tracker.transfer.words import say

Names = Mapping[str, str]  # of measures, by their ids
LABELS: Names = {
    "answer": "",
    "born": "date of birth",
    "day_starts_at": "the day starts at",
    "filled_in_for": "filled in by someone else",
    "on": "day",
    "primary_symptom": "main symptom",
    "retired": "no longer asked",
    "start": "first day",
    "timezone": "time zone",
    "until": "last day",
}
LABELS_OF: Mapping[str, Names] = {
    "visit": {"ask": "what you would like"},
    "medicines": {"opioid": "is an opioid"},
}
CODED: Mapping[str, Mapping[str, Names]] = {  # the words of coded facts, by kind
    "person": {"country": {id: word.label for id, word in COUNTRIES.items()}},
    "breaks": {"reason": {id: word.clinical for id, word in BREAK_REASONS.items()}},
    "advice": {
        "action": {id: word.label for id, word in ACTIONS.items()},
        "answer": {id: word.said for id, word in ANSWERS.items()},
    },
}


def names_of(*diaries: Diary) -> Names:
    """The names of every measure of these diaries, the first one's before the others'."""
    measures = [
        measure
        for diary in reversed(diaries)
        for measure in (*diary.all_measures.values(), *diary.measures)
    ]
    return {measure.id: measure.name for measure in measures}


def label(kind: str, question: str, names: Names) -> str:
    """What a fact or an answer is of: `ratings.x-itching` is "itching"."""
    part, _, item = question.partition(".")
    if part in ANSWERED:
        return ANSWERED[part](item, names)
    own = LABELS_OF.get(kind, {})
    return own.get(part, LABELS.get(part, part.replace("_", " ")))


def said_words(kind: str, question: str, said, names: Names) -> str:
    """What a fact or an answer says."""
    words = CODED.get(kind, {}).get(question)
    if words is not None:
        return words.get(said, NOT_ANSWERED)
    if (kind, question) == ("person", "timezone"):
        return city(said)
    if kind in ("tracks", "primary_symptom") and said:
        ids = (said,) if isinstance(said, str) else said
        return ", ".join(_measure(id, names) for id in ids)
    return say(said)


def _measure(id: str, names: Names) -> str:
    """A measure within a line; an imported number with where it is from: "HRV (Visible)"."""
    if id in names:
        return names[id][:1].lower() + names[id][1:]
    source, _, name = id.rpartition(":")
    return f"{name} ({source.capitalize()})" if source else id


ANSWERED: Mapping[str, Callable[[str, Names], str]] = {
    "ratings": _measure,
    "measurements": _measure,
    "since the change": lambda id, names: f"{_measure(id, names)}, since the change:",
    "factors": lambda id, names: FACTORS[id].name.lower(),
    "alerts": lambda id, names: ALERTS[id].clinical,
}
