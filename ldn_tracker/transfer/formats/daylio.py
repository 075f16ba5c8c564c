"""The CSV export of Daylio, and its backup (pure).

A mood counts from 1 to 5; the five that the app comes with are known, those of the person's own are
asked about. Activities have no amount, so that even one named after a medicine is only a note.
"""

import html
import json
import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator
from datetime import date, time

from ldn_tracker.transfer.brought.dates import Moment, moment
from ldn_tracker.transfer.brought.decoding import decoded
from ldn_tracker.transfer.brought.format import Asking, Format
from ldn_tracker.transfer.brought.json_text import loaded
from ldn_tracker.transfer.brought.places import best
from ldn_tracker.transfer.brought.rows import Line, Note, Odd, OwnNumber, Raw, Row
from ldn_tracker.transfer.brought.source import Source
from ldn_tracker.transfer.values import Refused

ID = "daylio"
COLUMNS = ("full_date", "time", "mood", "activities", "note_title", "note", "scales")
MOODS = {"rad": 5, "good": 4, "meh": 3, "bad": 2, "awful": 1}
MOOD = best(ID, "Mood", 10)
BREAK = re.compile(r"<\s*(?:br|/p|/div|/li)\s*/?>", re.IGNORECASE)
TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


def is_table(source: Source) -> bool:
    """Whether a table is an export of Daylio."""
    return bool(source.table and source.table.has("full_date", "mood", "activities"))


def rows(source: Source, asking: Asking) -> Iterator[Row]:
    """The moods with their activities and notes."""
    table = source.needed_table
    at = table.places(*COLUMNS)
    dates = asking.dates(line.cells[at[0]] for line in table.lines())
    for line in table.lines():
        day, hour, mood, activities, *words, scales = (line.cells[place] for place in at)
        try:
            when = moment(dates, day, asking.clock, hour)
        except ValueError as error:
            yield Odd(line.number, None, line.words, str(error))
            continue
        yield from _mood(line.number, when, mood, asking)
        yield from _words(line.number, when.day, activities.split("|"), words)
        if scales:
            yield Note(line.number, when.day, f"Scales: {scales}")


def _mood(line: Line, when: Moment, name: str, asking: Asking) -> Iterator[Row]:
    if not name:
        return
    level = MOODS.get(name.casefold())
    yield from _level(line, when, asking.answers.mood(name) if level is None else level)


def _level(line: Line, when: Moment, level: int | None) -> Iterator[Row]:
    if level:
        yield OwnNumber(line, when.day, MOOD, (level - 1) / 4 * 10)
        yield Raw(line, when.day, "Mood", level, at=f"{when.wall:%H:%M}" if when.wall else "")


def _words(line: Line, day: date, activities: list[str], words: list[str]) -> Iterator[Row]:
    done = ", ".join(filter(None, (name.strip() for name in activities)))
    if done:
        yield Note(line, day, f"Activities: {done}")
    for text in words:
        if plain := _plain(text):
            yield Note(line, day, plain)


def _plain(text: str) -> str:
    """Without the HTML that a note may hold."""
    return html.unescape(TAG.sub("", BREAK.sub("\n", text))).strip()


def is_backup(source: Source) -> bool:
    """Whether a file is Daylio's own backup."""
    return any(member.filename.endswith("backup.daylio") for member in source.members)


def backup_rows(source: Source, asking: Asking) -> Iterator[Row]:
    """What a backup holds of each day; its months count from 0."""
    kept = _backup(source)
    levels = {mood["id"]: 6 - mood["mood_group_id"] for mood in kept.get("customMoods", ())}
    tags = {tag["id"]: tag.get("name", "") for tag in kept.get("tags", ())}
    for index, entry in enumerate(kept.get("dayEntries", ())):
        line = f"dayEntries[{index}]"
        try:
            day = date(entry["year"], entry["month"] + 1, entry["day"])
            hour = time(entry.get("hour", 12), entry.get("minute", 0))
            level = levels.get(entry["mood"], 6 - entry["mood"])
        except (KeyError, TypeError, ValueError):
            yield Odd(line, None, json.dumps(entry)[:200], "is not a day with a mood")
            continue
        when = moment(asking.dates(()), day.isoformat(), asking.clock, hour.isoformat())
        yield from _level(line, when, level if 1 <= level <= 5 else None)
        names = [tags.get(tag, "") for tag in entry.get("tags", ())]
        yield from _words(
            line, when.day, names, [entry.get("note_title", ""), entry.get("note", "")]
        )


def _backup(source: Source) -> dict:
    member = next(each for each in source.members if each.filename.endswith("backup.daylio"))
    try:
        kept = loaded(decoded(b64decode(source.text_of(member))))
    except Refused:
        raise
    except (NotBase64, ValueError, RecursionError) as error:
        raise Refused("$", "is a backup of Daylio that cannot be unpacked") from error
    if not isinstance(kept, dict):
        raise Refused("$", "is a backup of Daylio that holds no days")
    return kept


FORMAT = Format(ID, "Daylio", is_table, rows)
BACKUP = Format("daylio-backup", "Daylio", is_backup, backup_rows, app=ID)
