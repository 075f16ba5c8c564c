"""Days as they are read out: "4 Aug 2026", "18 Aug – 7 Sep", never an ambiguous number."""

from datetime import date

from journal.day import runs

SPANS_SHOWN = 4
SAME_YEAR_DAYS = 300  # judgement: a day without its year is read as the latest of that name


def day_words(day: date, *, year: bool = True) -> str:
    """One day: "4 Aug 2026", or "4 Aug" without its year."""
    return f"{day.day} {day:%b %Y}" if year else f"{day.day} {day:%b}"


def span_words(first: date, last: date, *, year: bool = True) -> str:
    """Both ends of a span, saying month and year once where they are the same."""
    if first == last:
        return day_words(last, year=year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last, year=year)}"
    other_year = first.year != last.year
    return f"{day_words(first, year=other_year)} – {day_words(last, year=year or other_year)}"


def short_day(day: date, until: date) -> str:
    """One day, without its year if it is one of the last months up to `until`."""
    return short_span(day, day, until)


def short_span(first: date, last: date, until: date) -> str:
    """A span, without its year if that is clear from `until`, the last day of what is told."""
    return span_words(first, last, year=(until - first).days > SAME_YEAR_DAYS)


def days_words(count: int) -> str:
    """A number of days: "1 day", "12 days"."""
    return "1 day" if count == 1 else f"{count} days"


def doses_words(count: int, *, in_parts: bool = False) -> str:
    """A number of doses: "1 dose", "12 doses"; where taken `in_parts`, "12 days with doses"."""
    if in_parts:
        return f"{days_words(count)} with doses"
    return "1 dose" if count == 1 else f"{count} doses"


def listed(days: tuple[date, ...], until: date) -> str:
    """ "2–6 Oct, 1 Nov"; of many spells only how many there were, and the last."""
    spans = runs(days)
    latest = short_span(*spans[-1], until)
    if len(spans) > SPANS_SHOWN:
        return f"{days_words(len(days))} in {len(spans)} spells, the last {latest}"
    return ", ".join(short_span(*span, until) for span in spans)
