"""The stretches of treatment in words: "3 mg night", "off LDN", "break: no supply"."""

from dose.treatment.regimen_words import amount_words, brief_words
from dose.treatment.timeline import Stretch
from dose.treatment.units import mg_words
from dose.vocabulary import BREAK_REASONS, REGIMEN_REASONS

PAUSES = {"break": "off LDN", "not_recorded": "no doses recorded", "not_taken": "not taken"}
ENDS = PAUSES | {"": "", "dose_recorded": "dose recorded", "break_over": "break over"}


def words_of(row: Stretch) -> str:
    """ "3 mg night", "before LDN", "off LDN", "no doses recorded", "not taken"."""
    if row.pause:
        return PAUSES[row.pause]
    if row.dose_mg is not None and row.timing is not None:
        return brief_words(row.dose_mg, row.timing, row.every_days)
    if row.taking:
        return "LDN, no plan"
    if row.taken_unseen:
        return "before LDN was noted"
    none = "no LDN yet" if row.planned else "no LDN recorded"
    return none if row.going_on else "before LDN"


def short_words(row: Stretch) -> str:
    """A stretch where there is little room: "3 mg", "before", "no doses"."""
    if row.is_unrecorded:
        return "no doses"
    if row.dose_mg is not None:
        return amount_words(row.dose_mg, row.timing) if row.timing else mg_words(row.dose_mg)
    return PAUSES[row.pause] if row.pause == "not_taken" else words_of(row).split()[0]


def end_words(row: Stretch) -> str:
    """Why a stretch ended, "" while it goes on; a break after another is told by its reason."""
    if row.end.kind == "change":
        return REGIMEN_REASONS[row.end.reason].clinical
    if row.end.kind == "break":
        why = BREAK_REASONS[row.end.reason].clinical
        return why if row.is_break else f"break: {why}"
    return ENDS[row.end.kind]
