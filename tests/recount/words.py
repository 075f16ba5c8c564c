"""Days, doses and counts as the sheet prints them, written anew for the recount."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

DAY = timedelta(1)
TIMES = {"morning": "in the morning", "night": "at night"}
OFTEN = {2: ("every second day", "every 2nd day"), 3: ("every third day", "every 3rd day")}


def long_day(day: date) -> str:
    """ "4 August 2026"."""
    return f"{day.day} {day:%B %Y}"


def day_words(day: date) -> str:
    """ "4 Aug 2026"."""
    return f"{day.day} {day:%b %Y}"


def span_words(first: date, last: date) -> str:
    """ "1–14 Sep 2026", "22 May – 4 Jun 2026"."""
    if first == last:
        return day_words(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last)}"
    begun = day_words(first)
    return f"{begun if first.year != last.year else begun[:-5]} – {day_words(last)}"


def without_year(words: str) -> str:
    """The same where the year is clear."""
    return words[:-5]


def short_span(first: date, last: date, until: date) -> str:
    """A span whose year is said where it began more than 300 days before, or ends in another."""
    words = span_words(first, last)
    clear = (until - first).days <= 300 and first.year == last.year
    return without_year(words) if clear else words


def short_day(day: date, until: date) -> str:
    """One day in the same way."""
    return short_span(day, day, until)


def runs(days: list[date]) -> list[tuple[date, date]]:
    """Days that follow each other, first and last of each run."""
    found: list[list[date]] = []
    for day in sorted(days):
        if found and day - found[-1][-1] == DAY:
            found[-1].append(day)
        else:
            found.append([day])
    return [(run[0], run[-1]) for run in found]


def listed(days: list[date], until: date) -> str:
    """ "2–6 Oct, 1 Nov"; of more than four spells how many, and the last."""
    spans = runs(days)
    if len(spans) > 4:
        last = short_span(*spans[-1], until)
        return f"{count(len({*days}), 'day')} in {len(spans)} spells, the last {last}"
    return ", ".join(short_span(*span, until) for span in spans)


def count(number: int, noun: str) -> str:
    """ "1 day", "12 days"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def mg_words(mg: Decimal) -> str:
    """ "1.5 mg", "3 mg"."""
    return f"{mg.normalize():f} mg"


def amounts(found: Counter) -> str:
    """The most frequent first: "1.5 mg × 5, 3 mg × 1"."""
    ordered = sorted(found.items(), key=lambda each: (-each[1], each[0]))
    return ", ".join(f"{mg_words(mg)} × {days}" for mg, days in ordered)


def dose_words(mg: Decimal, timing: str, every: int) -> str:
    """ "3 mg at night", "3 mg in the morning and 3 mg at night", "3 mg every second day, …"."""
    if timing == "both":
        each = mg_words(mg / 2)
        said = f"{each} {TIMES['morning']} and {each} {TIMES['night']}"
        return f"{said}, {OFTEN[every][0]}" if every > 1 else said
    often = f" {OFTEN[every][0]}," if every > 1 else ""
    return f"{mg_words(mg)}{often} {TIMES[timing]}"


def label(mg: Decimal, timing: str, every: int) -> str:
    """The same in a table: "3 mg night", "3 mg morning + 3 mg night"."""
    each = mg_words(mg / 2 if timing == "both" else mg)
    said = f"{each} morning + {each} night" if timing == "both" else f"{each} {timing}"
    return f"{said}, {OFTEN[every][1]}" if every > 1 else said


def number(value: float) -> str:
    """To two decimals, as the rules tell a mean."""
    return f"{round(float(value), 2):g}"
