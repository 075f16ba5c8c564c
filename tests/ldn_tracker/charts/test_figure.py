"""The figure to be explored tells what the drawing tells."""

from dose.diary.parts import Break
from journal.scales import BUILT_IN, Measure
from ldn_tracker.charts.figure import figure
from ldn_tracker.charts.series import chart
from tests import builders as b


def explored(**lists):
    last = b.days_after(b.START, 9)
    return figure(chart(b.diary(**lists), b.START, last, (BUILT_IN["fatigue"],)))


def test_crash_and_infection_days_are_marked_as_in_the_drawing():
    ill = b.entry(b.START, {"fatigue": 6}, crash=True, factors=("infection",))
    marks = [trace for trace in explored(entries=[ill])["data"] if trace["meta"] == "mark"]
    assert [(trace["name"], trace["x"]) for trace in marks] == [
        ("Infection", ["2026-06-01"]),
        ("Crash", ["2026-06-01"]),
    ]


def dose_spans(**lists):
    """What is drawn of the doses: meta, the first day, how many days."""
    data = explored(**lists)["data"]
    return [(t["meta"], t["x0"], len(t["y"]) - 1) for t in data if t.get("name") == "Dose"]


def test_night_and_morning_doses_are_told_apart():
    steps = [b.regimen(), b.regimen(b.days_after(b.START, 5), timing="morning", reason="insomnia")]
    taken = list(b.doses(b.START, b.days_after(b.START, 9)))
    assert dose_spans(regimen=steps, doses=taken) == [
        ("night", "2026-06-01", 5),
        ("dose", "2026-06-06", 5),
    ]


def test_nothing_is_filled_in_over_days_of_a_break():
    away = Break(start=b.days_after(b.START, 3), until=b.days_after(b.START, 5), reason="supply")
    taken = [b.dose(b.days_after(b.START, n)) for n in (0, 1, 2, 6, 7, 8, 9)]
    assert dose_spans(regimen=[b.regimen()], doses=taken, breaks=[away]) == [
        ("night", "2026-06-01", 3),
        ("night", "2026-06-07", 4),
    ]


def test_past_a_year_it_holds_a_value_for_each_week():
    last = b.days_after(b.START, 699)
    rated = b.diary(entries=list(b.entries(b.START, last, {"fatigue": 6})))
    data = figure(chart(rated, b.START, last, (BUILT_IN["fatigue"],)))["data"]
    assert [(t["meta"], t["x0"], t["dx"], len(t["y"])) for t in data] == [
        ("dots", "2026-06-04", 7 * 86_400_000, 100),
        ("line", "2026-06-04", 7 * 86_400_000, 100),
        ("told", "2026-06-04", 7 * 86_400_000, 100),
    ]


def told(figure_of):
    """What is read when each day is pointed at."""
    return next(trace["text"] for trace in figure_of["data"] if trace["meta"] == "told")


def test_pointing_at_a_day_reads_that_day_and_none_beside_it():
    rated = [b.entry(b.START, {"fatigue": 0}, crash=True), b.entry(b.days_after(b.START, 2))]
    taken = b.doses(b.START, b.days_after(b.START, 9))
    said = told(explored(entries=rated, regimen=[b.regimen()], doses=taken))
    assert said[:2] == [
        "1.5 mg night<br>Fatigue: 0<br>Crash",
        "1.5 mg night<br>Fatigue: not rated",
    ]


def test_pointing_at_a_week_reads_its_median_and_counts_its_marks():
    last = b.days_after(b.START, 699)
    rated = [b.entry(b.days_after(b.START, n), {"fatigue": n}, crash=n < 2) for n in range(3)]
    diary = b.diary(entries=rated)
    said = told(figure(chart(diary, b.START, last, (BUILT_IN["fatigue"],))))
    assert said[:2] == [
        "no LDN recorded<br>Fatigue: 1<br>Crash: 2 of 7 days",
        "no LDN recorded<br>Fatigue: not rated",
    ]


def weekly(first, last, **lists):
    """The chart of a year and more; 1 June 2026 is a Monday."""
    return figure(chart(b.diary(**lists), first, last, (BUILT_IN["fatigue"],)))


def test_the_present_week_can_be_seen_though_its_thursday_lies_ahead():
    first, last = b.days_after(b.START, 5), b.days_after(b.START, 700)
    assert (first.weekday(), last.weekday()) == (5, 0)
    assert weekly(first, last)["layout"]["xaxis"]["range"] == ["2026-06-04", "2028-05-04"]


def test_the_first_and_the_present_week_have_their_dose():
    first, last = b.days_after(b.START, 5), b.days_after(b.START, 700)
    said = told(weekly(first, last, regimen=[b.regimen()], doses=b.doses(b.START, last)))
    assert [said[0], said[-1]] == ["1.5 mg night<br>Fatigue: not rated"] * 2


def test_the_marks_of_a_week_are_counted_among_its_days_in_the_chart():
    first, last = b.days_after(b.START, 5), b.days_after(b.START, 700)
    crashed = [b.entry(day, crash=True) for day in (b.days_after(first, 1), last)]
    said = told(weekly(first, last, entries=crashed))
    assert [line.split("<br>")[-1] for line in (said[0], said[-1])] == [
        "Crash: 1 of 2 days",
        "Crash",
    ]


def test_a_name_that_is_markup_is_read_as_text():
    own = Measure("x-1", "<b>me</b>", "symptom", 10)
    shown = chart(b.diary(measures=[own]), b.START, b.START, (own,))
    assert told(figure(shown)) == ["&lt;b&gt;me&lt;/b&gt;: not rated"]
