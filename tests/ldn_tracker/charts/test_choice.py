"""How many measures the charts show at once."""

from journal.scales import Measure
from ldn_tracker.charts.choice import MOST_SHOWN, chosen
from ldn_tracker.charts.page import chart_page
from tests import builders as b

MANY = tuple(Measure(f"x-{n:02}", f"x {n:02}", "symptom", 10) for n in range(40))
IDS = tuple(measure.id for measure in MANY)


def page(wanted: tuple[str, ...]):
    rated = [b.entry(b.START, dict.fromkeys(IDS, 3))]
    return chart_page(b.diary(measures=MANY, entries=rated), b.START, "all", wanted)


def test_of_many_that_are_asked_for_the_first_thirty_are_shown():
    assert chosen(MANY, IDS) == MANY[:MOST_SHOWN]


def test_the_others_can_still_be_chosen_and_the_page_says_that_it_is_full():
    full = page(IDS)
    assert (len(full.shown), len(full.others), full.is_full) == (30, 10, True)


def test_a_few_do_not_fill_it():
    assert page(IDS[:7]).is_full is False
