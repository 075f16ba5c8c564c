"""The table by dose on the sheet: its columns are as wide as what stands in them."""

import pytest

from journal.scales import Measure
from ldn_tracker.charts.series.ranges import end_day, first_day
from ldn_tracker.report.build import summarise
from ldn_tracker.report.sheet.pdf import render
from tests import builders as b
from tests.conftest import TODAY
from tests.people import PEOPLE, brimful
from tests.sheets import page, runs_of


def table_of(summary):
    """The pieces in which the table is set, each within one line."""
    runs = [run.strip() for run in runs_of(render(summary))]
    return runs[runs.index("Dose, time") : runs.index("Side effects by dose")]


def rating(*measures):
    """Six weeks in which everything is rated, and 1.5 mg from the third."""
    last = b.days_after(b.START, 27)
    rated = {measure.id: n % 4 for n, measure in enumerate(measures)}
    diary = b.diary(
        plan=b.plan(primary_symptom=measures[0].id),
        regimen=[b.regimen()],
        doses=list(b.doses(b.START, last)),
        measures=list(measures),
        entries=list(b.entries(b.days_after(b.START, -14), last, rated)),
    )
    return page(diary, b.days_after(b.START, -14), last)


@pytest.mark.parametrize("person", [*PEOPLE.values(), brimful])
def test_no_line_ends_within_a_bracket(person):
    diary = person()
    last = end_day(diary, TODAY)
    runs = table_of(summarise(diary, first_day(diary, last), last, printed=TODAY))
    assert [run for run in runs if run.count("(") != run.count(")")] == []


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Obstipationally", ["Obstipa", "tional…"]),
        ("WWWWWWWWWWWW", ["WWWW", "WWWW", "WWW"]),
    ],
)
def test_a_long_name_over_a_column_is_hyphenated_and_not_clipped(name, lines):
    """The hyphens are soft ones to those who copy it."""
    own = [Measure(f"x-{n}", name, "symptom", 10) for n in range(2)]
    runs = [run.replace("\N{SOFT HYPHEN}", "") for run in table_of(rating(*own))]
    runs = [run for run in runs if run]
    at = runs.index("recorded", runs.index("Doses")) + 1
    assert runs[at : at + len(lines)] == lines
