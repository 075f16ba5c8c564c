"""What the page for the GP says about the record itself: how much there is, and from where."""

import pytest

from ldn_tracker.charts.series.series import chart
from ldn_tracker.report import text
from ldn_tracker.report.sheet.pdf import render
from tests import builders as b
from tests.sheets import text_of
from tests.summary_pages import after, page, taking


def test_doses_of_ldn_taken_before_the_log_are_counted_from_its_beginning():
    known = [b.regimen(reason="already_taking")]
    late = taking(regimen=known, doses=list(b.doses(after(20), after(27))))
    assert (
        "8 of 8 doses recorded since 21 Jun, when the log began"
        in page(late, first=0).quality.words
    )


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
        "25 of 28 days recorded (3 more hold only imported numbers), 28 of 28 doses"
        " recorded, 0 crash days."
    )
    assert shown.table.rows[-1].of.recorded == 25


def part(days):
    """A diary kept on the first so many of the 42 days of the page, every day of them."""
    return taking(entries=list(b.entries(after(-14), after(days - 15), {"fatigue": 5})))


def lines(chart):
    return [panel.lines for panel in chart.panels if panel.lines]


@pytest.mark.parametrize(("days", "drawn"), [(29, False), (30, True)])  # 69 % and 71 % of 42
def test_a_trend_needs_70_percent_of_the_days_of_the_page(days, drawn):
    shown = page(part(days))
    assert bool(lines(shown.chart)) is drawn
    assert ("too little to judge" not in shown.quality.words) is drawn
    assert ("too few for a trend" not in shown.chart.dots_are) is drawn


def test_no_well_kept_part_has_a_trend_on_a_page_that_says_there_are_none():
    """The charts show it; each day keeps its dot on both."""
    diary = part(25)
    charted = chart(
        diary, after(-14), after(27), tuple(p.measure for p in page(diary).chart.panels)
    )
    shown = page(diary)
    assert lines(charted)
    assert not lines(shown.chart)
    assert [panel.dots for panel in shown.chart.panels] == [panel.dots for panel in charted.panels]
    assert shown.quality.words.endswith(": too little to judge, so no trends are shown.")


def test_of_many_weeks_without_a_line_every_dot_is_drawn():
    """In the charts a line covers some of them."""
    kept = b.entries(after(0), after(900), {"fatigue": 5})
    shown = page(b.diary(entries=list(kept)), first=0, last=2000)
    assert not lines(shown.chart)
    assert [panel.beside for panel in shown.chart.panels] == [
        panel.dotted for panel in shown.chart.panels
    ]


def test_paper_and_text_say_that_there_is_no_trend():
    shown = page(part(25))
    words = "too little to judge, so no trends are shown."
    assert words in text.render(shown)
    assert words in text_of(render(shown))
    assert "Dots: days; too few for a trend." in text_of(render(shown))


def test_before_and_now_keeps_its_own_rule_of_days():
    """Kept before LDN and of late, and little between."""
    days = [*b.entries(after(-14), after(-1), {"fatigue": 7})]
    days += b.entries(after(60), after(87), {"fatigue": 4})
    shown = page(taking(entries=days, doses=list(b.doses(b.START, after(87)))), last=87)
    assert not shown.quality.enough
    assert shown.benefit[0].whole.startswith("Fatigue, mean: 7.0 before LDN (n = 14 days), 4.0")
