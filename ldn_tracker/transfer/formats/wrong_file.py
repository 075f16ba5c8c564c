"""All that is wrong in a diary file that is taken whole or not at all, told at once (pure)."""

from dataclasses import replace

from journal.day import Clock
from ldn_tracker.transfer.formats import lenient_file
from ldn_tracker.transfer.formats.json_lines import with_lines
from ldn_tracker.transfer.formats.lenient_file import NO_PLACE
from ldn_tracker.transfer.left_out import LeftOut
from ldn_tracker.transfer.values import Refused

TIME_ZONE = "person.timezone"  # in whose place no clock of a diary stands here
ANY_CLOCK = Clock("UTC")  # for a file without a time zone, which is refused all the same


def errors(text: str) -> tuple[LeftOut, ...]:
    """Each with its line, day and value, as an import lists them.

    None where the text is no diary at all, or too long.
    """
    try:
        found = lenient_file.read(text, ANY_CLOCK).left_out
    except Refused:
        return ()
    told = (replace(each, reason=NO_PLACE) if each.path == TIME_ZONE else each for each in found)
    return tuple(sorted(with_lines(told, text), key=lambda each: each.line or 0))


def in_words(text: str, first: Refused) -> str:
    """All of them, a line for each; `first`, for which it was refused, where none can be told."""
    found = errors(text)
    if not found:
        return str(first)
    if len(found) == 1:
        return str(found[0])
    return "\n".join([f"{len(found)} things are wrong.", *(f"  {each}" for each in found)])
