"""Which measures the charts show unasked, and how many at once."""

from dose.treatment.effects import every_effect
from journal.scales import Measure
from ldn_tracker.charts.page import chart_page
from ldn_tracker.charts.series.choice import MOST_SHOWN, asked, for_paper, ordered, unasked
from tests import builders as b

MANY = tuple(Measure(f"x-{n:02}", f"x {n:02}", "symptom", 10) for n in range(40))
IDS = tuple(measure.id for measure in MANY)


def page(wanted: tuple[str, ...]):
    rated = [b.entry(b.START, dict.fromkeys(IDS, 3))]
    return chart_page(b.diary(measures=MANY, entries=rated), b.START, "all", wanted)


def test_of_many_that_are_asked_for_the_first_thirty_are_shown():
    assert asked(MANY, IDS) == MANY[:MOST_SHOWN]


def test_the_others_can_still_be_chosen_and_the_page_says_that_it_is_full():
    full = page(IDS)
    assert (len(full.shown), len(full.others), full.is_full) == (30, 10, True)


def test_a_few_do_not_fill_it():
    assert page(IDS[:7]).is_full is False


def after(count):
    return b.days_after(b.START, count)


def shown(before, on_ldn, **lists):
    """What is shown unasked of a fortnight with these ratings and one of LDN with those."""
    entries = [
        *b.entries(after(-14), after(-1), before),
        *b.entries(after(0), after(13), on_ldn),
    ]
    doses = {"regimen": [b.regimen()], "doses": b.doses(b.START, after(13))}
    diary = b.diary(**doses | lists, entries=entries)
    rated = ordered(diary, after(-14), after(13))
    effects = every_effect(diary, after(-14), after(13))
    return [measure.id for measure in unasked(diary, rated, effects)]


def test_the_primary_symptom_leads_then_what_troubled_most_and_not_what_is_usual():
    before = {"fatigue": 6, "insomnia": 4, "gut": 0, "nausea": 0}
    assert shown(before, before | {"gut": 2}) == ["fatigue", "gut"]


def test_of_what_troubled_the_three_worst_are_shown_and_then_symptoms():
    calm = dict.fromkeys(("insomnia", "sedation", "nausea", "gut", "headache"), 0)
    much = {"insomnia": 2, "gut": 4, "headache": 3, "nausea": 2}
    both = {"fatigue": 6, "pain": 5}
    assert shown(calm | both, calm | both | much) == [
        "fatigue", "gut", "headache", "insomnia", "pain",
    ]  # fmt: skip


def test_without_ldn_what_is_tracked_is_shown():
    rated = {"fatigue": 6, "insomnia": 1, "pain": 3}
    none = {"regimen": [], "doses": []}
    assert shown(rated, rated, **none, tracks=["pain"]) == ["fatigue", "pain", "insomnia"]


def test_where_only_side_effects_are_rated_they_are_shown():
    assert shown({"nausea": 0}, {"nausea": 0}) == ["nausea"]


def test_what_is_asked_for_and_was_not_rated_is_not_shown():
    assert asked(MANY[:5], ("x-03", "nothing", "x-01", "x-03")) == (MANY[1], MANY[3])


def test_paper_has_what_troubled_most_before_what_was_always_so():
    before = {"fatigue": 6, "headache": 4, "gut": 0}
    days = [*b.entries(after(-14), after(-1), before), *b.entries(after(0), after(5), before),
            *b.entries(after(6), after(13), before | {"gut": 2})]  # fmt: skip
    diary = b.diary(
        entries=days, regimen=[b.regimen()], doses=b.doses(b.START, after(13)), tracks=["headache"]
    )
    _, effects = for_paper(diary, after(-14), after(13), symptoms=1, side_effects=1)
    assert [measure.id for measure in effects] == ["gut"]
