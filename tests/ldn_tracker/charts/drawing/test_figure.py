"""The figure to be explored tells what the drawing tells."""

from dose.diary.parts import Break
from journal.scales import BUILT_IN, Measure
from ldn_tracker.charts.drawing.figure import figure
from ldn_tracker.charts.series.series import chart
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


def dose_bars(**lists):
    """What is drawn of the doses: meta, the middle of each bar, its days, from and how many mg."""
    return [
        (t["meta"], x, wide // 86_400_000, base, mg)
        for t in explored(**lists)["data"] if t.get("name", "").startswith("Recorded")
        for x, wide, base, mg in zip(t["x"], t["width"], t["base"], t["y"], strict=True)
    ]  # fmt: skip


def test_recorded_doses_are_bars_and_night_is_told_from_morning():
    steps = [b.regimen(), b.regimen(b.days_after(b.START, 5), timing="morning", reason="insomnia")]
    taken = [
        *b.doses(b.START, b.days_after(b.START, 4)),
        *b.doses(b.days_after(b.START, 5), b.days_after(b.START, 8), timing="morning"),
    ]
    assert dose_bars(regimen=steps, doses=taken) == [
        ("dose", "2026-06-07 12:00", 4, 0, 1.5),
        ("night", "2026-06-03", 5, 0, 1.5),
    ]


def test_a_night_dose_stands_on_that_of_the_morning():
    taken = [b.dose(timing="morning"), b.dose(dose_mg="3")]
    assert dose_bars(doses=taken) == [
        ("dose", "2026-06-01", 1, 0, 1.5), ("night", "2026-06-01", 1, 1.5, 3.0),
    ]  # fmt: skip


def test_nothing_is_filled_in_over_days_without_a_record():
    taken = [b.dose(b.days_after(b.START, n)) for n in (0, 1, 2, 6)]
    assert [(x, days) for _, x, days, *_ in dose_bars(regimen=[b.regimen()], doses=taken)] == [
        ("2026-06-02", 3), ("2026-06-07", 1),
    ]  # fmt: skip


def test_the_plan_is_an_outline_around_its_days_and_none_in_a_break():
    away = Break(start=b.days_after(b.START, 3), until=b.days_after(b.START, 5), reason="supply")
    taken = [b.dose(), b.dose(b.days_after(b.START, 6))]
    data = explored(regimen=[b.regimen()], doses=taken, breaks=[away])["data"]
    (plan,) = (trace for trace in data if trace["meta"] == "planned")
    assert plan["x"] == [
        *["2026-05-31 12:00"] * 2, *["2026-06-03 12:00"] * 2, None,
        *["2026-06-06 12:00"] * 2, *["2026-06-10 12:00"] * 2, None,
    ]  # fmt: skip
    assert plan["y"] == [0, 1.5, 1.5, 0, None] * 2


def test_a_side_effect_has_bars_of_weeks_and_a_symptom_its_middle_half():
    rated = [b.entry(b.days_after(b.START, n), {"nausea": n % 4, "fatigue": n}) for n in range(10)]
    both = (BUILT_IN["nausea"], BUILT_IN["fatigue"])
    shown = chart(b.diary(entries=rated), b.START, b.days_after(b.START, 9), both)
    traces = {trace["meta"]: trace for trace in figure(shown)["data"]}
    bars = [
        (kind, traces[kind]["x"], traces[kind]["y"]) for kind in ("rated", "moderate", "severe")
    ]
    weeks = ["2026-06-04", "2026-06-09"]
    assert bars == [
        ("rated", weeks, [7, 3]),
        ("moderate", weeks, [3, 1]),
        ("severe", weeks, [1, 1]),
    ]
    assert traces["half"]["x"][0] == "2026-06-04"
    assert (traces["half"]["y"][0], traces["half"]["y"][-1]) == (2.25, None)


def test_past_a_year_it_holds_a_value_for_each_week():
    last = b.days_after(b.START, 699)
    rated = b.diary(entries=list(b.entries(b.START, last, {"fatigue": 6})))
    data = figure(chart(rated, b.START, last, (BUILT_IN["fatigue"],)))["data"]
    assert [(t["meta"], t["x0"], t["dx"], len(t["y"])) for t in data if "x0" in t] == [
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


def test_a_day_whose_dose_was_another_one_reads_both():
    taken = [b.dose(dose_mg="3"), b.skipped(b.days_after(b.START, 1))]
    said = told(explored(regimen=[b.regimen()], doses=taken))
    assert said[:3] == [
        "Planned: 1.5 mg night<br>Recorded: 3 mg night<br>Fatigue: not rated",
        "Planned: 1.5 mg night<br>Recorded: not taken<br>Fatigue: not rated",
        "Planned: 1.5 mg night<br>Recorded: –<br>Fatigue: not rated",
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
    assert [said[0], said[-1]] == [
        "Planned: 1.5 mg night<br>Recorded: 1.5 mg × 2<br>Fatigue: not rated",
        "1.5 mg night<br>Fatigue: not rated",
    ]


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
    assert told(figure(shown)) == ["–<br>&lt;b&gt;me&lt;/b&gt;: not rated"]
