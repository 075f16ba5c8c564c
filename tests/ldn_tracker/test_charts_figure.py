"""The figure to be explored tells what the drawing tells."""

from journal.scales import BUILT_IN
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


def test_night_and_morning_doses_are_told_apart():
    steps = [b.regimen(), b.regimen(b.days_after(b.START, 5), timing="morning", reason="insomnia")]
    data = explored(regimen=steps, doses=list(b.doses(b.START, b.days_after(b.START, 9))))["data"]
    drawn = {t["meta"]: [y is not None for y in t["y"]] for t in data if t["yaxis"] == "y"}
    assert drawn == {"night": [True] * 5 + [False] * 5, "dose": [False] * 5 + [True] * 5}


def test_past_a_year_it_holds_a_value_for_each_week():
    last = b.days_after(b.START, 699)
    rated = b.diary(entries=list(b.entries(b.START, last, {"fatigue": 6})))
    data = figure(chart(rated, b.START, last, (BUILT_IN["fatigue"],)))["data"]
    assert [(t["meta"], t["x0"], t["dx"], len(t["y"])) for t in data] == [
        ("dots", "2026-06-04", 7 * 86_400_000, 100),
        ("line", "2026-06-04", 7 * 86_400_000, 100),
    ]
