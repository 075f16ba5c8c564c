"""What is said once a press has been received: that it was saved, and what of it was not (pure)."""

from collections.abc import Sequence

ALL_OUTDONE = "A later answer is there already, so this one is not used."
SOME_OUTDONE = "Where there was a later answer, that one stays."
GONE = "That dose is not there any more. It may have been taken back before."
SOME_GONE = "One of these doses was not there any more."
NOT_TYPED = "What you typed ({}) was not recorded."
TWICE = "{} came twice that night, as the clocks went back. We took it for the first."
MOST_LETTERS = 60  # of what was typed, as it is told back


def besides(*, outdone: str, gone: str, not_typed: str, twice: str = "") -> list[str]:
    """What did not come about, a sentence each: `outdone` and `gone` are "", "some" or "all".

    `twice`: a time that can be read in two ways.
    """
    words = {
        "all": (ALL_OUTDONE, GONE),
        "some": (SOME_OUTDONE, SOME_GONE),
        "": ("", ""),
    }
    typed = NOT_TYPED.format(_short(not_typed)) if not_typed else ""
    read = TWICE.format(twice) if twice else ""
    return [said for said in (words[outdone][0], words[gone][1], typed, read) if said]


def saved(did: str, more: Sequence[str], *, is_stored: bool) -> str:
    """In one line: what it `did` ("Saved 20:14"), if anything, and what `more` is to be said."""
    return " ".join([*([did + "." * bool(more)] if is_stored else []), *more])


def part(count: int, whole: int) -> str:
    """How much of a whole something happened to: "", "some" or "all"."""
    return "" if not count else "all" if count == whole else "some"


def _short(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS]}…"
