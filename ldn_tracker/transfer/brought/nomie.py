"""The backup of Nomie as a table: a line for each event, a column for each tag (pure).

Which tags are symptoms, which end of a scale is the good one and in what a dose is counted only the
person can say; so it is named like any table. A line is known by the number of its event.
"""

import csv
import re
from collections import Counter
from datetime import UTC, datetime
from functools import partial
from io import StringIO

from ldn_tracker.transfer.brought.table import Table

TAG = re.compile(r"#([\w-]+)(?:\(([^()]*)\))?")
TAPPED = "1"  # what a tag without a value counts in the app


def table_of(kept) -> Table | None:
    """The table of what a JSON file says; None where it is no backup of Nomie."""
    is_backup = isinstance(kept, dict) and ("nomie" in kept or "trackers" in kept)
    events = kept.get("events") if is_backup else None
    if not isinstance(events, list):
        return None
    said = [event if isinstance(event, dict) else {} for event in events]
    tagged = [TAG.findall(_note(event)) for event in said]
    often = Counter(tag for tags in tagged for tag, _ in tags)
    columns = [tag for tag, _ in often.most_common()]
    body = StringIO()
    write = csv.writer(body, lineterminator="\n")
    for event, tags in zip(said, tagged, strict=True):
        words = " ".join(TAG.sub("", _note(event)).split())
        write.writerow([_at(event), *(_value(tags, column) for column in columns), words])
    return Table(("date", *columns, "note"), 0, ",", partial(StringIO, body.getvalue()))


def _note(event: dict) -> str:
    return str(event.get("note") or event.get("notes") or "")  # "notes" in the third generation


def _at(event: dict) -> str:
    """Its end, which the app goes by; as it stands there where it is no moment."""
    at = event.get("end") or event.get("start") or ""
    try:
        return f"{datetime.fromtimestamp(float(at) / 1000, UTC):%Y-%m-%dT%H:%M:%SZ}"
    except (TypeError, ValueError, OverflowError, OSError):
        return str(at)


def _value(tags: list[tuple[str, str]], column: str) -> str:
    """The value of a tag; several of one event side by side, which is no number, and is told."""
    return " and ".join(value.strip() or TAPPED for tag, value in tags if tag == column)
