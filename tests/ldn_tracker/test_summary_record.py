"""What the page for the GP says about the record itself: how much there is, and from where."""

import pytest

from ldn_tracker.summary import text
from tests import builders as b
from tests.summary_pages import after, page, taking


def test_doses_of_ldn_taken_before_the_log_are_counted_from_its_beginning():
    known = [b.regimen(reason="already_taking")]
    late = taking(regimen=known, doses=list(b.doses(after(20), after(27))))
    assert "8 of 8 doses since 21 Jun, when the log began" in page(late, first=0).quality.words


@pytest.mark.parametrize(
    ("rating", "words"),
    [(3.3, "Ratings with decimals: from Visible (0–3), converted."), (3, "")],
)
def test_converted_ratings_are_called_that_on_every_face(rating, words):
    beats = {"visible:HRV": 41.2}
    shown = page(taking(entries=[b.entry(after(1), {"fatigue": rating}, measurements=beats)]))
    assert shown.chart.source == words
    assert ("from Visible" in text.render(shown)) is bool(words)


def test_days_with_only_imported_numbers_are_told_apart():
    beats = {"visible:HRV": 41.2}
    days = [b.entry(after(n), measurements=beats) for n in range(3)]
    said_days = b.entries(after(3), after(27), {"fatigue": 5}, crash=False)
    shown = page(taking(entries=[*days, *said_days]), first=0)
    assert shown.quality.words == (
        "25 of 28 days recorded (3 more hold only imported numbers), 28 of 28 doses, 0 crash days."
    )
    assert shown.table.rows[-1].recorded == 25


def test_a_well_kept_part_has_its_trend_and_the_line_says_so():
    part = taking(entries=list(b.entries(after(-14), after(10), {"fatigue": 5})))
    shown = page(part)
    assert shown.quality.words.endswith(
        "; too little to judge it all, trends only where 7 in 10 days are recorded."
    )
    assert shown.chart.panels[0].lines[0][-1][0] == after(10)
