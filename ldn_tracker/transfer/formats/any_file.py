"""A file that somebody brings, recognised by what is in it and not by its name (pure)."""

from journal.day import Clock
from ldn_tracker.transfer.formats import diary_file, visible
from ldn_tracker.transfer.reading import Reading
from ldn_tracker.transfer.values import Refused


def read(data: bytes, clock: Clock, *, limited: bool = True) -> Reading:
    """The Reading of a diary file or a Visible export; Refused says where and why it is neither.

    `clock` is the person's own: the days of another app are days on it. `limited` False: also one
    that holds more than a file may bring.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("$", "is not UTF-8 text: is it a diary file or a CSV export?") from error
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise Refused(f"line {line}", "holds a NUL, which is no text")
    if visible.is_export(text):
        return visible.read(text, clock.timezone, clock.day_starts_at, limited=limited)
    if not text.lstrip().startswith("{"):
        raise Refused("$", "is neither a diary file (JSON) nor an export of Visible (CSV)")
    return Reading("LDN tracker", diary_file.load(text, limited=limited))
