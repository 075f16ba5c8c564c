"""A file that somebody brings, recognised by what is in it and not by its name (pure)."""

from datetime import datetime

from journal.day import Clock
from journal.limits import need_usual_sizes
from ldn_tracker.transfer.contradictions import leave_out_contradictions
from ldn_tracker.transfer.formats import fhir_daily, lenient_file, visible
from ldn_tracker.transfer.reading import KeptTracker, Reading
from ldn_tracker.transfer.sheet import Sheet
from ldn_tracker.transfer.values import Refused, within

MOST_LEFT_OUT = 1000
FAR_FROM_A_DIARY = (
    "holds {} things that cannot be right, which is too many to look through"
    " (at most {}): is it a diary file of this program?"
)


def read(data: bytes, clock: Clock, *, at: datetime, limited: bool = True) -> Reading:
    """The Reading of a diary file, our FHIR daily data or a Visible export; Refused says where and
    why it is none of them.

    `clock` is the person's own: the days of another app are days on it. What cannot be right at the
    instant `at` is left out, and listed. `limited` False: also a file that holds more than one may
    bring.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("$", "is not UTF-8 text: is it a diary file or a CSV export?") from error
    sheet, source, kept_raw = _parts(text, clock, limited=limited)
    leave_out_contradictions(sheet, at, clock)
    left_out = tuple(sheet.left_out)
    if limited and len(left_out) > MOST_LEFT_OUT:
        raise Refused("$", FAR_FROM_A_DIARY.format(len(left_out), MOST_LEFT_OUT))
    diary = sheet.diary()
    if limited:
        within(need_usual_sizes, diary)
    return Reading(source, diary, kept_raw, left_out)


def _parts(text: str, clock: Clock, *, limited: bool) -> tuple[Sheet, str, tuple[KeptTracker, ...]]:
    """What stands in the file, where it is from, and what of it has no place in a diary."""
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise Refused(f"line {line}", "holds a NUL, which is not text")
    if visible.is_export(text):
        found = visible.read(text, clock.timezone, clock.day_starts_at, limited=limited)
        return Sheet.of(found.diary), found.source, found.kept_raw
    if not text.lstrip().startswith("{"):
        raise Refused("$", "is neither a diary file (JSON) nor an export of Visible (CSV)")
    if fhir_daily.is_fhir(text):
        return fhir_daily.read(text, clock, limited=limited), fhir_daily.SOURCE, ()
    return lenient_file.read(text, clock, limited=limited), "LDN tracker", ()
