"""Text that runs from right to left among text that runs from left to right.

Without a sign of where it ends, a number after it would be set on its other side: "3 mg" after a
name in Arabic. Each such run is set apart by itself (Unicode's isolates, UAX #9), and what a person
typed as a whole has the direction of its first letter.
"""

import re

RIGHT_TO_LEFT = r"[\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
RUN = re.compile(rf"{RIGHT_TO_LEFT}(?:[\W\d_]*{RIGHT_TO_LEFT})*")
FIRST = re.compile(r"[^\W\d_]")
APART, END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def runs_apart(text: str) -> str:
    """The text with every run of words from right to left set apart."""
    return text if text.isascii() else RUN.sub(rf"{APART}\g<0>{END}", text)


def typed_apart(text: str) -> str:
    """What a person typed as one whole: set apart if it begins from right to left."""
    first = FIRST.search(text)
    if first and RUN.match(first.group()):
        return f"{APART}{text}{END}"
    return runs_apart(text)
