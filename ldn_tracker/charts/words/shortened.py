"""Texts cut to the room there is; a cut within a sentence is shown with "…"."""

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


def name_clipped(name: str, letters: int) -> str:
    """A name as `clipped` cuts it, but with all of what stands in brackets at its end, as the dose
    of a medicine does: it is never cut."""
    if len(name) <= letters or not name.endswith(")"):
        return clipped(name, letters)
    opened = _last_bracket(name)
    room = max(letters - len(name) + opened - 1, SHORTEST)
    return f"{clipped(name[:opened].rstrip(), room)} {name[opened:]}"


def _last_bracket(text: str) -> int:
    """Where the bracket opens that is closed at the end, with others within it; 0: nowhere."""
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += (text[place] == ")") - (text[place] == "(")
        if not depth:
            return place
    return 0


def cut_short(text: str, letters: int) -> str:
    """The text in one line, or its beginning up to the end of a sentence, which needs no "…".

    Where no sentence ends, to the end of a word, if near a part of the sentence: after no number
    and within no brackets.
    """
    text = " ".join(text.split())
    if len(text) <= letters:
        return text
    if sentences := text[: letters + 1].rfind(". ") + 1:
        return text[:sentences]
    room = _outside_brackets(text[: letters - 1])
    part = max(room.rfind(mark) + 1 for mark in ("; ", ", "))
    words = _outside_brackets(room[: room.rfind(" ") + 1])
    kept = room[:part] if part > letters // 2 else HANGING.sub("", words.rstrip())
    return f"{kept} …" if kept else clipped(text, letters)


def _outside_brackets(text: str) -> str:
    """The text up to a bracket that it leaves open."""
    opened = text.rfind("(")
    return text[:opened] if opened > text.rfind(")") else text


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
    return name_clipped(items[0], max(letters - len(more), SHORTEST)) + more


def each_of(items: Sequence[str], letters: int, most: int) -> str:
    """The items in one line, long ones cut until there is room; of more than `most` a count."""
    kept = items[:most]
    more = f" and {len(items) - most} more" if len(items) > most else ""
    for longest in range(max(map(len, kept)), SHORTEST, -1):
        whole = ", ".join(name_clipped(item, longest) for item in kept) + more
        if len(whole) <= letters:
            return whole
    return ", ".join(name_clipped(item, SHORTEST) for item in kept) + more


def column_name(name: str) -> str:
    """A measure's name over a narrow column: no word too long for it, about two lines at most."""
    return clipped(" ".join(clipped(word, LONGEST_WORD) for word in name.split()), 24)


def heading(measure: Measure) -> str:
    """The name over a measure's figures, with its scale where that is not the usual one."""
    unusual = measure.kind == "symptom" and measure.scale != USUAL_SCALE
    return f"{measure.name} (0–{measure.scale})" if unusual else measure.name
