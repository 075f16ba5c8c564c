"""Texts cut to the room there is; the cut is always shown with "…"."""

from journal.scales import Measure

LONGEST_WORD = 14
USUAL_SCALE = 10


def clipped(text: str, letters: int) -> str:
    """The text in one line, or its beginning with "…"."""
    text = " ".join(text.split())
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"


def column_name(name: str) -> str:
    """A measure's name over a narrow column: no word too long for it, about two lines at most."""
    return clipped(" ".join(clipped(word, LONGEST_WORD) for word in name.split()), 24)


def heading(measure: Measure) -> str:
    """The name over a measure's figures, with its scale where that is not the usual one."""
    unusual = measure.kind == "symptom" and measure.scale != USUAL_SCALE
    return f"{measure.name} (0–{measure.scale})" if unusual else measure.name
