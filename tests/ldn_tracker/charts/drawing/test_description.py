"""What a chart says to those who hear it: the doses, each measure before and now, the marks."""

from journal.scales import BUILT_IN, Measure
from ldn_tracker.charts.drawing.description import describe
from ldn_tracker.charts.series.series import chart
from tests import builders as b

START = b.START
FATIGUE, NAUSEA = BUILT_IN["fatigue"], BUILT_IN["nausea"]


def day(count):
    return b.days_after(START, count)


def told(first=-14, last=27, *, before=7, now=6, measures=(FATIGUE, NAUSEA), **diary):
    """A fortnight before LDN, a fortnight on 1.5 mg and one on 3 mg."""
    entries = [*b.entries(day(-14), day(-1), {"fatigue": before})]
    entries += b.entries(day(0), day(13), {"fatigue": 6.5, "nausea": 1})
    entries += b.entries(day(14), day(23), {"fatigue": now, "nausea": 2})
    lived = b.diary(
        regimen=[b.regimen(START, "1.5"), b.regimen(day(14), "3.0")],
        doses=[*b.doses(START, day(27))],
        entries=entries,
        **diary,
    )
    return describe(chart(lived, day(first), day(last), measures))


def test_the_doses_are_told_with_the_days_from_which_they_were():
    assert told().split(". ")[1] == (
        "Dose: before LDN from 18 May, 1.5 mg night from 1 Jun, 3 mg night from 15 Jun,"
        " as planned; recorded: 1.5 mg on 28 days"
    )


def test_a_symptom_is_told_by_its_middle_rating_before_ldn_and_now():
    assert told().split(". ")[2] == (
        "Fatigue, 0 to 10: median 7 in the 14 days before LDN; median 6 in the last 14 days"
    )


def test_a_side_effect_is_told_by_its_days_of_2_or_more():
    assert told().split(". ")[3] == (
        "Nausea, 0 to 4: not rated in the 14 days before LDN;"
        " moderate or more on 10 of 10 days rated in the last 14 days;"
        " most in the week 15–21 Jun 2026: 7 of 7 days rated"
    )


def test_recorded_amounts_are_told_beside_the_plan():
    doses = [*b.doses(day(0), day(5)), b.dose(day(6), "3")]
    lived = b.diary(regimen=[b.regimen()], doses=doses, entries=[b.entry(day(0), crash=False)])
    said = describe(chart(lived, day(0), day(6), ()))
    assert "1.5 mg night from 1 Jun, as planned; recorded: 1.5 mg on 6 days, 3 mg on 1 day." in said


def test_a_severe_week_is_told():
    lived = b.diary(entries=[b.entry(day(n), {"nausea": n}) for n in range(5)])
    said = describe(chart(lived, day(0), day(6), (NAUSEA,)))
    assert "most in the week 1–7 Jun 2026: 3 of 5 days rated, severe on 2." in said


def test_nothing_is_told_of_the_days_before_ldn_where_they_are_not_shown():
    assert told(first=0).split(". ")[2] == "Fatigue, 0 to 10: median 6 in the last 14 days"


def test_of_fewer_than_four_ratings_no_middle_is_told():
    said = told(last=-12, measures=(FATIGUE,))
    assert "Fatigue, 0 to 10: too few ratings in the last 14 days" in said


def test_days_that_were_not_recorded_are_told_as_such():
    assert told().endswith("Nothing recorded on 4 days.")


def test_marked_days_are_counted():
    lived = b.diary(entries=[b.entry(day(n), crash=True, factors=("infection",)) for n in (0, 1)])
    said = describe(chart(lived, day(0), day(1), ()))
    assert said.endswith("No ratings. Crash on 2 days. Infection on 2 days.")


def test_a_name_is_told_whole_and_as_it_was_typed():
    own = Measure("x-1", f"头痛 <b> {'W' * 90}", "symptom", 10)
    lived = b.diary(measures=(own,), entries=[b.entry(day(0), {"x-1": 3})])
    assert f"{own.name}, 0 to 10" in describe(chart(lived, day(0), day(1), (own,)))
