"""A week or more of which every day was marked "not taken" is called that, not unrecorded."""

from dose.diary.parts import Break
from ldn_tracker.charts.drawing import layout
from ldn_tracker.charts.drawing.svg import draw
from ldn_tracker.charts.series.series import chart
from ldn_tracker.charts.series.table import step_table
from tests import builders as b
from tests.summary_pages import START, after, page, taking

LAST = 27


def marked(skipped, unknown=(), **lists):
    """Four weeks at 1.5 mg: "not taken" on some days, nothing said of others, else taken."""
    said = [b.skipped(after(n)) for n in skipped]
    off = {*skipped, *unknown}
    taken = [b.dose(after(n)) for n in range(LAST + 1) if n not in off]
    return taking(doses=[*taken, *said], **lists)


def told(diary):
    """Each row's label, days, doses and why it ended."""
    rows = step_table(diary, START, after(LAST), ()).rows[1:]
    return [(row.label, row.short_dates(row.last), row.doses, row.ended) for row in rows]


def test_a_week_marked_day_by_day_is_not_taken():
    assert told(marked(range(10, 17))) == [
        ("1.5 mg night", "1–10 Jun", "10/10", "not taken"),
        ("not taken", "11–17 Jun", "0/7", "dose recorded"),
        ("1.5 mg night", "18–28 Jun", "11/11", "–"),
    ]


def test_fewer_days_are_missed_doses():
    assert told(marked(range(10, 16))) == [("1.5 mg night", "1–28 Jun", "22/28", "–")]


def test_of_a_day_without_a_mark_nothing_is_claimed():
    assert told(marked([*range(10, 14), *range(15, 18)], unknown=[14]))[1] == (
        "no doses recorded", "11–18 Jun", "–", "dose recorded",
    )  # fmt: skip


def test_a_gap_is_parted_where_the_marks_end():
    assert told(marked(range(8, 16), unknown=range(16, 28)))[1:] == [
        ("not taken", "9–16 Jun", "0/8", "no doses recorded"),
        ("no doses recorded", "17–28 Jun", "–", "–"),
    ]


def test_today_may_still_be_unanswered():
    assert told(marked(range(18, 27), unknown=[27]))[1:] == [("not taken", "19–28 Jun", "0/9", "–")]


def test_marks_before_the_first_dose_are_not_taken_either():
    assert told(marked(range(9)))[0] == ("not taken", "1–9 Jun", "–", "dose recorded")


def test_a_break_that_was_recorded_stays_a_break():
    away = Break(start=after(10), until=after(17), reason="supply")
    assert told(marked(range(10, 18), breaks=[away]))[1][0] == "off LDN"


def test_the_chart_names_such_days():
    drawing = chart(marked(range(8, 20)), START, after(LAST), ())
    assert ">not taken<" in draw(drawing, layout.SCREEN)


def test_the_line_for_the_gp_says_that_none_was_taken():
    assert page(marked(range(10, 28))).regimen.text.startswith(
        "naltrexone 1.5 mg (1 capsule of 1.5 mg) at night, daily, from 1 Jun 2026; last dose"
        " recorded 10 Jun 2026, each day since marked “not taken”."
    )
