"""A file that somebody brings, recognised by what is in it and not by its name (pure).

A format is one module in `FORMATS`. All that is the same for each of them is here and in `brought`:
encoding, separators, days, what is asked, what is left out, limits.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from journal.day import Clock
from journal.limits import need_usual_export, need_usual_sizes
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
from ldn_tracker.transfer.reading import Reading
from ldn_tracker.transfer.values import Refused, within

FORMATS: tuple[Format, ...] = (
    visible.FORMAT,
    bearable.FORMAT,
    daylio.FORMAT,
    daylio.BACKUP,
    medtimer.FORMAT,
    medtimer.BACKUP,
    mytherapy.FORMAT,
    health_auto_export.FORMAT,
    health_auto_export.OBJECT,
    apple_health.FORMAT,
)
Columns = Sequence[Column]
MOST_LEFT_OUT = 1000
OURS = "LDN tracker"
FAR_FROM_A_DIARY = (
    "holds {} things that cannot be right, which is too many to look through"
    " (at most {}): is it a diary file of this program?"
)
NO_FORMAT = "is neither a diary file (JSON) nor an export of an app that is known here"
NO_ROWS = "is an export of {}, but nothing in it can be brought into the diary"


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
    a file that holds more than one may bring.
    """
    source = data if isinstance(data, Source) else Source.of(data)
    found = any_table.FORMAT if columns else format_of(source, as_format)
    asking = Asking(clock, Answers(answers or {}), tuple(columns), measures)
    is_fhir = found is None and fhir_daily.is_fhir(source.text)
    if found is None:
        ours = fhir_daily if is_fhir else lenient_file
        sheet, kept_raw = ours.read(source.text, clock, limited=limited), ()
    else:
        if limited and source.table:
            within(need_usual_export, source.text.count("\n"), 0)
        gathering = Gathering(found, clock)
        gathering.take(found.rows(source, asking), limited=limited)
        sheet, kept_raw = gathering.sheet(), gathering.kept_raw
    leave_out_contradictions(sheet, at, clock)
    left_out = tuple(sheet.left_out) if found else with_lines(sheet.left_out, source.text)
    if limited and len(left_out) > MOST_LEFT_OUT:
        raise Refused("$", FAR_FROM_A_DIARY.format(len(left_out), MOST_LEFT_OUT))
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
    for each in FORMATS:
        if each.is_one(source):
            return each
    if source.table and len(source.table.header) > 1:
        raise NoFormat(source)
    if source.is_text and source.text.lstrip().startswith("{"):
        return None
    raise Refused("$", NO_FORMAT)


OWN = "diary"
NAMES = (OWN, any_table.ID, *(each.id for each in FORMATS))
BY_ID = {each.id: each for each in FORMATS}
