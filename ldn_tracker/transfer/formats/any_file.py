"""A file that somebody brings, recognised by what is in it and not by its name (pure).

A format is one module in `FORMATS`. All that is the same for each of them is here and in `brought`:
encoding, separators, days, what is asked, what is left out, limits.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from journal.day import Clock
from journal.limits import MOST_LINES, need_usual_export, need_usual_sizes
from journal.scales import BUILT_IN, Measure
from ldn_tracker.transfer.brought.columns import Column
from ldn_tracker.transfer.brought.format import Asking, Format
from ldn_tracker.transfer.brought.gather import Gathering
from ldn_tracker.transfer.brought.questions import Answers
from ldn_tracker.transfer.brought.renames import put_together
from ldn_tracker.transfer.brought.source import Source
from ldn_tracker.transfer.contradictions import leave_out_contradictions
from ldn_tracker.transfer.formats import (
    any_table,
    apple_health,
    bearable,
    daylio,
    fhir_daily,
    health_auto_export,
    lenient_file,
    medtimer,
    mytherapy,
    visible,
)
from ldn_tracker.transfer.formats.json_lines import with_lines
from ldn_tracker.transfer.left_out import need_few_left_out
from ldn_tracker.transfer.reading import Reading
from ldn_tracker.transfer.values import Refused, within

FORMATS: tuple[Format, ...] = (
    health_auto_export.OBJECT,  # the first, as any other reads a JSON whole to see what it is
    visible.FORMAT,
    bearable.FORMAT,
    daylio.FORMAT,
    daylio.BACKUP,
    medtimer.FORMAT,
    medtimer.BACKUP,
    mytherapy.FORMAT,
    health_auto_export.FORMAT,
    apple_health.FORMAT,
)
Columns = Sequence[Column]
OURS = "LDN tracker"
SPREADSHEET = "is a spreadsheet: save it as CSV in the app that made it, and choose that file"
PACKED = "is a zip file in which we know nothing: unpack it, and choose the file in it"
NO_FORMAT = "is neither a diary file (JSON) nor an export of an app that is known here"


class NoFormat(Refused):
    """A table of no known app: its columns are to be named by the person. `source` holds it."""

    def __init__(self, source: Source):
        self.source = source
        super().__init__("$", NO_FORMAT)


def read(
    data: bytes | Source,
    clock: Clock,
    *,
    at: datetime,
    limited: bool = True,
    any_length: bool = False,
    answers: Mapping[str, str] | None = None,
    as_format: str = "",
    columns: Columns = (),
    measures: Mapping[str, Measure] = BUILT_IN,
) -> Reading:
    """The Reading of a diary file or another app's export; Refused where it is neither, or why.

    `clock` is the person's own: the days of another app are days on it. What cannot be right at the
    instant `at` is left out, and listed; what only the person can say is in `questions`. `answers`
    are those given, by question id. `as_format` takes it for a format's, whatever it looks like.
    `columns` are those of a table of no known app, which may rate `measures`. `limited` False: also
    a file that holds more than one may bring; `any_length`: of however many lines it says that.
    """
    source = data if isinstance(data, Source) else Source.of(data)
    found = any_table.FORMAT if columns else format_of(source, as_format)
    asking = Asking(clock, Answers(answers or {}), tuple(columns), measures)
    is_fhir = found is None and fhir_daily.is_fhir(source)
    kept_raw = ()
    if is_fhir:
        sheet = fhir_daily.read(source, clock, limited=limited)
    elif found is None:
        sheet = lenient_file.read(source.text, clock, limited=limited)
    else:
        most_lines = None if any_length or not limited else MOST_LINES
        if most_lines and source.is_text and not source.is_object:
            within(need_usual_export, sum(piece.count("\n") for piece in source.pieces()), 0)
        gathering = Gathering(found, clock)
        gathering.take(found.rows(source, asking), limited=limited, most_lines=most_lines)
        sheet, kept_raw = gathering.sheet(), gathering.kept_raw
    leave_out_contradictions(sheet, at, clock)
    is_ours = not (found or is_fhir)
    left_out = with_lines(sheet.left_out, source.text) if is_ours else tuple(sheet.left_out)
    if limited:
        need_few_left_out(len(left_out))
    diary = put_together(sheet.diary(), measures, asking.answers, within=found is not None)
    if limited:
        within(need_usual_sizes, diary)
    name = found.name if found else fhir_daily.SOURCE if is_fhir else OURS
    return Reading(name, diary, kept_raw, left_out, tuple(asking.answers.open.values()))


def format_of(source: Source, as_format: str = "") -> Format | None:
    """The format that a file is in, None for our own; Refused or NoFormat where it is in none."""
    if as_format == any_table.ID and source.table:
        raise NoFormat(source)
    if as_format:
        return None if as_format == OWN else BY_ID[as_format]
    if source.is_spreadsheet:
        raise Refused("$", SPREADSHEET)
    if source.begins_with("format") or fhir_daily.is_fhir(source):
        return None
    for each in FORMATS:
        if each.is_one(source):
            return each
    return _of_no_app(source)


def _of_no_app(source: Source) -> None:
    """None where it may be our own; Refused or NoFormat where it is not."""
    if source.table and len(source.table.header) > 1:
        raise NoFormat(source)
    if not (source.is_object and _may_be_ours(source)):
        raise Refused("$", PACKED if source.is_zip else NO_FORMAT)


def _may_be_ours(source: Source) -> bool:
    """Whether a JSON says that it is a diary, or is cut off, which is told where it is read."""
    return source.beginning.startswith("{") and (source.json is None or "format" in source.json)


OWN = "diary"
NAMES = (OWN, any_table.ID, *(each.id for each in FORMATS))
BY_ID = {each.id: each for each in FORMATS}
