"""The page for the GP of one plain diary, for the tests of its parts."""

from ldn_tracker.report.build import summarise
from tests import builders as b

START = b.START


def after(count):
    """So many days after the start."""
    return b.days_after(START, count)


def recorded(first, last):
    """Plain days, counted from the start, both ends included."""
    return list(b.entries(after(first), after(last), {"fatigue": 7, "insomnia": 0}, crash=False))


def taking(**lists):
    """A fortnight before LDN and four weeks at 1.5 mg at night, every day recorded."""
    usual = {
        "plan": b.plan(),
        "regimen": [b.regimen()],
        "doses": list(b.doses(START, after(27))),
        "entries": recorded(-14, 27),
    }
    return b.diary(**usual | lists)


def page(diary, first=-14, last=27, printed=None, **options):
    """The summary of the days from `first` to `last`, counted from the start."""
    printed = after(last if printed is None else printed)
    return summarise(diary, after(first), after(last), printed=printed, **options)


def said(lines):
    """The lines as plain text."""
    return [line.whole for line in lines]


def effects_of(summary):
    """The table of side effects, a line for each."""
    return [
        f"{row.name}: {', '.join(f'{c.column} {c.words}' for c in row.cells if c.words != '–')}"
        for row in summary.side_effects.table.rows
    ]
