"""What a chart shows: dots are days, lines break at gaps, missing is never zero."""

from datetime import timedelta

from dose.diary.parts import Break
from journal.scales import BUILT_IN
from ldn_tracker.charts.series.choice import for_paper, ordered
from ldn_tracker.charts.series.series import Week, chart
from tests import builders as b

FATIGUE = (BUILT_IN["fatigue"],)
FIRST = b.START


def after(count):
    return b.days_after(FIRST, count)


def drawn(*entries, days=28, **lists):
    return chart(b.diary(entries=list(entries), **lists), FIRST, after(days - 1), FATIGUE)


def test_a_dot_stands_for_each_rated_day_and_none_for_an_unrated_one():
    shown = drawn(b.entry(after(0), {"fatigue": 0}), b.entry(after(1), crash=False), days=3)
    assert shown.panels[0].dots == ((FIRST, 0),)


def test_the_line_is_the_median_of_seven_days_and_waits_for_four_ratings():
    week = [b.entry(after(n), {"fatigue": rating}) for n, rating in enumerate((9, 1, 5, 5, 5))]
    shown = drawn(*week, days=5)
    assert shown.panels[0].lines == (((after(3), 5), (after(4), 5)),)


def test_the_line_breaks_where_days_were_not_recorded():
    before = b.entries(after(0), after(9), {"fatigue": 6})
    later = b.entries(after(14), after(27), {"fatigue": 4})
    ends = [(piece[0][0], piece[-1][0]) for piece in drawn(*before, *later).panels[0].lines]
    assert ends == [(after(3), after(9)), (after(17), after(27))]


def test_with_fewer_than_seventy_percent_of_days_there_is_no_line():
    shown = drawn(*b.entries(after(0), after(12), {"fatigue": 6}), days=20)
    assert (shown.enough, shown.panels[0].lines) == (False, ())


def test_with_seventy_percent_of_days_there_is_a_line():
    shown = drawn(*b.entries(after(0), after(13), {"fatigue": 6}), days=20)
    assert (shown.enough, len(shown.panels[0].lines)) == (True, 1)


def test_a_well_kept_year_has_its_line_among_empty_years():
    year = b.entries(after(0), after(364), {"fatigue": 6})
    shown = drawn(*year, b.entry(after(899), {"fatigue": 5}), days=900)
    assert [(piece[0][0], piece[-1][0]) for piece in shown.panels[0].lines] == [
        (after(3), after(360))
    ]
    assert (shown.enough, shown.enough_throughout, shown.recorded) == (True, False, 366)


def test_days_that_hold_only_imported_numbers_are_not_recorded():
    shown = drawn(*b.entries(after(0), after(27), {}, measurements={"visible:HRV": 40}))
    assert (shown.recorded, shown.only_imported, shown.enough) == (0, 28, False)


def test_crash_and_infection_days_are_marked_as_spans():
    ill = b.entries(after(3), after(5), {}, factors=("infection",))
    shown = drawn(*ill, b.entry(after(7), crash=True), b.entry(after(8), crash=False))
    assert shown.infections == ((after(3), after(5)),)
    assert shown.crashes == ((after(7), after(7)),)


def test_the_first_week_after_each_change_is_settling_in():
    steps = [b.regimen(after(7)), b.regimen(after(10), "3.0", reason="step_up")]
    taken = b.doses(after(7), after(27))
    shown = drawn(*b.entries(after(0), after(27), {"fatigue": 6}), regimen=steps, doses=taken)
    assert shown.settling == ((after(7), after(9)), (after(10), after(16)))


def test_settling_in_that_began_before_the_chart_is_shaded_only_as_far_as_it_goes():
    steps = [b.regimen(FIRST - timedelta(3))]
    taken = b.doses(FIRST - timedelta(3), after(27))
    assert drawn(regimen=steps, doses=taken).settling == ((FIRST, after(3)),)


FILLED = "Filled: recorded; outlined: planned."


def test_only_shades_that_are_drawn_are_explained():
    week, night = "Shaded: the first week after a change.", "Stronger shade: night dose."
    known = b.regimen(FIRST - timedelta(30))
    to_morning = b.regimen(after(9), "1.5", "morning", reason="insomnia")
    taken = list(b.doses(known.start, after(8)))
    moved = [*taken, *b.doses(after(9), after(27), timing="morning")]
    assert drawn(b.entry(FIRST)).shades_are == ""
    assert drawn(regimen=[known], doses=b.doses(known.start, after(27))).shades_are == FILLED
    started = drawn(regimen=[b.regimen()], doses=b.doses(FIRST, after(27)))
    assert started.shades_are == f"{FILLED} {week}"
    assert drawn(regimen=[known, to_morning], doses=moved).shades_are == f"{FILLED} {night} {week}"


def test_on_paper_every_stroke_that_is_drawn_is_explained():
    week, night = "Under a bar: the first week after a change.", "Hatched: night dose."
    at_night, by_day = b.regimen(), b.regimen(timing="morning")
    assert drawn(b.entry(FIRST)).strokes_are == ""
    morning = drawn(regimen=[by_day], doses=b.doses(FIRST, after(27), timing="morning"))
    assert morning.strokes_are == f"{week} {FILLED}"
    night_doses = drawn(regimen=[at_night], doses=b.doses(FIRST, after(27)))
    assert night_doses.strokes_are == f"{week} {night} {FILLED}"


def test_what_is_drawn_of_ratings_is_explained_by_kind():
    days = b.entries(FIRST, after(27), {"fatigue": 6, "nausea": 1})
    both = (BUILT_IN["fatigue"], BUILT_IN["nausea"])
    said = [chart(b.diary(entries=days), FIRST, after(27), each).dots_are
            for each in (both[:1], both[1:], both)]  # fmt: skip
    line = "Dots: days; line: 7-day median, grey its middle half; higher = worse."
    bars = "Bars: days a week at 2 or more, darkest 3 or more; line: days rated."
    assert said == [line, bars, f"{line} {bars}"]


def test_the_middle_half_lies_around_the_line_and_nowhere_else():
    week = [b.entry(after(n), {"fatigue": rating}) for n, rating in enumerate((2, 4, 6, 8, 9))]
    panel = drawn(*week, days=5).panels[0]
    assert list(panel.half) == [[(3, 70, 130), (4, 80, 160)]]


def test_a_side_effect_is_counted_by_week_and_has_no_line():
    rated = {0: 0, 1: 2, 2: 3, 6: 4, 7: 1, 21: 2}
    days = [b.entry(after(n), {"nausea": rating}) for n, rating in rated.items()]
    (panel,) = chart(b.diary(entries=days), FIRST, after(22), (BUILT_IN["nausea"],)).panels
    assert panel.weeks == (
        Week(0, days=7, rated=4, moderate=3, severe=2),
        Week(7, days=7, rated=1, moderate=0, severe=0),
        Week(21, days=2, rated=1, moderate=1, severe=0),
    )
    assert panel.days_of(panel.weeks[1]) == (after(7), after(13))
    assert (panel.lines, list(panel.half)) == ((), [])


def test_a_line_ends_with_the_averages_of_before_ldn_and_now():
    days = [*b.entries(after(0), after(13), {"fatigue": 7}),
            *b.entries(after(14), after(41), {"fatigue": 5})]  # fmt: skip
    facts = {"regimen": [b.regimen(after(14))], "doses": b.doses(after(14), after(41))}
    assert drawn(*days, days=42, **facts).panels[0].average == (7, 5)
    assert drawn(*days[3:], days=42, **facts).panels[0].average == (7, 5)
    assert drawn(*days[8:], days=42, **facts).panels[0].average is None


def test_doses_of_a_break_are_neither_planned_nor_recorded():
    pause = b.diary(
        regimen=[b.regimen()],
        doses=[*b.doses(FIRST, after(4)), *b.doses(after(10), after(14))],
        breaks=[Break(start=after(5), until=after(9), reason="surgery")],
    )
    shown = chart(pause, FIRST, after(14), ())
    spans = ((FIRST, after(4)), (after(10), after(14)))
    assert shown.breaks == ((after(5), after(9)),)
    assert tuple((row.first, row.last) for row in shown.planned) == spans
    assert tuple((row.first, row.last) for row in shown.doses) == spans


def test_doses_taken_in_a_break_are_drawn_and_end_it():
    resumed = b.diary(
        regimen=[b.regimen()],
        doses=[*b.doses(FIRST, after(4)), *b.doses(after(8), after(14))],
        breaks=[Break(start=after(5), reason="supply")],
    )
    shown = chart(resumed, FIRST, after(14), ())
    assert shown.breaks == ((after(5), after(7)),)
    assert [(row.first, row.last) for row in shown.planned] == [
        (FIRST, after(4)), (after(8), after(14)),
    ]  # fmt: skip


def test_ldn_that_was_taken_before_it_was_noted_does_not_settle_in():
    known = [b.regimen(reason="already_taking")]
    assert drawn(regimen=known, doses=b.doses(FIRST, after(27))).settling == ()


def test_the_week_after_a_gap_in_the_doses_is_settling_in_again():
    taken = [*b.doses(FIRST, after(4)), *b.doses(after(12), after(27))]
    assert drawn(regimen=[b.regimen()], doses=taken).settling == (
        (FIRST, after(4)),
        (after(12), after(18)),
    )


def test_days_without_an_entry_are_known_as_not_recorded():
    shown = drawn(b.entry(after(0), crash=False), b.entry(after(3), crash=False), days=5)
    assert shown.unrecorded == ((after(1), after(2)), (after(4), after(4)))


def test_the_primary_symptom_leads_then_what_is_tracked_then_what_weighed_most():
    everything = {"pain": 2, "dizziness": 9, "nausea": 0, "fatigue": 1, "flu_like": 0}
    rated = b.diary(entries=[b.entry(FIRST, everything)], plan=b.plan(), tracks=["pain"])
    names = [measure.id for measure in ordered(rated, FIRST, FIRST)]
    assert names == ["fatigue", "pain", "nausea", "dizziness", "flu_like"]


def test_paper_never_leaves_out_the_side_effect_that_troubled_most():
    calm = {"fatigue": 6, "insomnia": 0, "sedation": 0, "nausea": 1}
    days = [b.entry(FIRST, calm), b.entry(after(1), calm | {"gut": 3})]
    _, effects = for_paper(b.diary(entries=days), FIRST, after(1), symptoms=2, side_effects=2)
    assert [measure.id for measure in effects] == ["gut", "insomnia"]


def test_a_chart_of_a_year_is_drawn_by_day():
    shown = drawn(*b.entries(after(0), after(365), {"fatigue": 6}), days=366)
    assert (shown.weekly, len(shown.panels[0].dots)) == (False, 366)


def test_a_longer_chart_is_drawn_by_the_medians_of_its_weeks():
    rated = [b.entry(after(n), {"fatigue": n % 7}) for n in range(700)]
    shown = drawn(*rated, days=700)
    assert (shown.weekly, FIRST.weekday()) == (True, 0)
    assert shown.panels[0].dots == tuple((after(7 * week + 3), 3) for week in range(100))
    assert shown.panels[0].lines == (shown.panels[0].dots,)


def test_a_week_of_few_ratings_has_a_dot_but_breaks_the_line():
    kept = [b.entry(after(n), {"fatigue": 5}) for n in range(700) if n // 7 != 50 or n % 7 < 3]
    panel = drawn(*kept, days=700).panels[0]
    assert (len(panel.dots), [len(piece) for piece in panel.lines]) == (100, [50, 49])
