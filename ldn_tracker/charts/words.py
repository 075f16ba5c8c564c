"""Texts cut to the room there is; the cut is always shown with "…"."""

import re
import unicodedata
from collections.abc import Sequence

from journal.scales import Measure

LONGEST_WORD = 14
USUAL_SCALE = 10
HANGING = re.compile(r"( \(| of| on| and| the| \d\S*)+$")  # a line does not end with these
SHORTEST = 12  # letters of a name that can still be told from others


def clipped(text: str, letters: int) -> str:
    """The text in one line, or its beginning with "…"."""
    text = " ".join(text.split())
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"


def cut_short(text: str, letters: int) -> str:
    """The same, cut where a word ends, and if near also a part of the sentence; after no number."""
    text = " ".join(text.split())
    if len(text) <= letters:
        return text
    room = text[: letters - 1]  # what follows is a space or the end of a word that is left out
    part = max(room.rfind(mark) + 1 for mark in (". ", "; ", ", "))
    words = HANGING.sub("", room[: room.rfind(" ") + 1].rstrip())
    kept = room[:part] if part > letters * 3 // 4 else words
    return f"{kept} …" if kept else clipped(text, letters)


def isolated(name: str) -> str:
    """A name among words of another direction: one that runs from right to left keeps its place."""
    runs_left = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in name)
    return f"\N{FIRST STRONG ISOLATE}{name}\N{POP DIRECTIONAL ISOLATE}" if runs_left else name


def some_of(items: Sequence[str], letters: int) -> str:
    """The items in one line, or as many as there is room for and a count of the others."""
    whole, kept = ", ".join(items), len(items)
    while len(whole) > letters and kept > 1:
        kept -= 1
        whole = f"{', '.join(items[:kept])} and {len(items) - kept} more"
    if len(whole) <= letters:
        return whole
    more = f" and {len(items) - 1} more" if len(items) > 1 else ""
    return clipped(items[0], max(letters - len(more), SHORTEST)) + more


def column_name(name: str) -> str:
    """A measure's name over a narrow column: no word too long for it, about two lines at most."""
    return clipped(" ".join(clipped(word, LONGEST_WORD) for word in name.split()), 24)


def heading(measure: Measure) -> str:
    """The name over a measure's figures, with its scale where that is not the usual one."""
    unusual = measure.kind == "symptom" and measure.scale != USUAL_SCALE
    return f"{measure.name} (0–{measure.scale})" if unusual else measure.name
