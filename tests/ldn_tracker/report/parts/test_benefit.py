"""Before LDN and now on the page for the GP: no more than the days show."""

from ldn_tracker.charts.series.before_now import before_now
from tests import builders as b
from tests.summary_pages import START, after, effects_of, page, recorded, said, taking


def test_days_without_ldn_are_not_compared_as_now():
    stopped = taking(doses=list(b.doses(START, after(10))))
    assert said(page(stopped).benefit) == ["No comparison: no LDN recorded after 11 Jun 2026."]


def test_before_and_now_comes_with_its_range_the_yardstick_and_the_dummy_capsules():
    lower = b.entries(after(14), after(27), {"fatigue": 4})
    higher = b.entries(after(-14), after(13), {"fatigue": 7})
    assert said(page(taking(entries=[*higher, *lower])).benefit) == [
        "Fatigue, mean: 7.0 before LDN (n = 14 days), 4.0 in the last 14 days (n = 14).",
        "Change: −3.0 (interval −3.6 to −2.4).",
        "Usually held clinically important: 2 points or 30 % lower.",
        "Uncontrolled and unblinded: shows no cause.",
        "Pain on placebo: −0.9 points (Due Bruun 2024), −18 % (Younger 2013).",
        "The interval holds in 90 to 98 % of such records;"
        " it allows for runs of good and bad days.",
    ]


def test_no_change_is_not_called_no_effect():
    assert said(page(taking()).benefit)[1] == (
        "Change: 0.0 (interval −0.6 to +0.6)."
        " It includes 0: no clear change, but one is not ruled out."
    )


def test_the_patients_words_are_others_but_their_numbers_the_same():
    lower = b.entries(after(14), after(27), {"fatigue": 4})
    diary = taking(entries=[*b.entries(after(-14), after(13), {"fatigue": 7}), *lower])
    assert before_now(diary, after(27)).sentences == (
        "Fatigue averaged 7.0 before LDN (14 days) and 4.0 in the last 14 days (14 rated):"
        " 3.0 lower.",
        "Given the swings from day to day, the true difference is probably between 2.4 and 3.6"
        " lower.",
    )


def test_the_difference_is_that_of_the_two_averages_as_they_are_told():
    higher = [*days_at(5, -14, 12), *days_at(6, 13, 13)]
    higher[0] = b.entry(after(-14), {"fatigue": 6})
    lower = [*days_at(4, 14, 21), *days_at(5, 22, 27)]
    diary = taking(entries=[*higher, *lower])  # 5.07 and 4.43: 0.64 lower
    assert [line.split(" (")[0] for line in said(page(diary).benefit)][:2] == [
        "Fatigue, mean: 5.1 before LDN",
        "Change: −0.7",
    ]
    assert before_now(diary, after(27)).sentences[0] == (
        "Fatigue averaged 5.1 before LDN (14 days) and 4.4 in the last 14 days (14 rated):"
        " 0.7 lower."
    )


def days_at(fatigue, first, last):
    """Days with this fatigue, counted from the start."""
    return b.entries(after(first), after(last), {"fatigue": fatigue})


NO_BEFORE = "No baseline: LDN taken before the record of it began."


def test_without_days_before_ldn_nothing_is_compared():
    known = taking(regimen=[b.regimen(reason="already_taking")], entries=recorded(0, 27))
    assert said(page(known, first=0).benefit) == [NO_BEFORE]
    earlier = taking(regimen=[b.regimen(after(-100), reason="already_taking")])
    assert said(page(earlier).benefit) == [NO_BEFORE]


def test_days_before_ldn_was_noted_are_never_called_days_before_ldn():
    shown = page(taking(regimen=[b.regimen(reason="already_taking")], entries=sleepless(-14, 27)))
    first, now = shown.table.rows
    assert (first.label, first.ended) == ("before LDN was noted", "LDN noted")
    assert said(shown.benefit) == [NO_BEFORE]
    assert effects_of(shown) == ["Trouble sleeping: 1.5 mg night 28/28 ·3, last 14 days 14/14 ·3"]


def sleepless(first, last):
    """Days of severe insomnia."""
    return list(b.entries(after(first), after(last), {"fatigue": 7, "insomnia": 3}))


def test_of_too_few_ratings_only_those_that_are_missing_are_counted():
    kept = list(b.entries(START, after(27), {"fatigue": 6}))
    assert said(page(taking(entries=kept)).benefit) == [
        "Fatigue: too few ratings to compare, n = 0 in the 14 days before LDN (7 needed)."
    ]
