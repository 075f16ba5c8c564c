"""The Charts page: ranges and measures from the address, honest when there is little, one's own."""

import json
import re
from datetime import timedelta

import pytest

from dose.diary.columns import KEPT
from dose.rules.book import assess
from journal.scales import Measure
from ldn_tracker.charts import queries
from ldn_tracker.charts.series.ranges import ranges
from ldn_tracker.demo import demo
from ldn_tracker.transfer import store
from tests import builders as b
from tests.conftest import NOW, TODAY
from tests.ldn_tracker.test_colours import THEMES, contrast


@pytest.fixture
def months(alice):
    """Alice with sixteen weeks of the demo diary."""
    store.store(alice.person, demo(3, 112, TODAY), at=NOW, replace=True)
    return alice


@pytest.fixture
def page_of(client_of, months):
    """`page_of("?range=all")`: the page's HTML, its spaces all of one kind."""

    def html(query=""):
        page = client_of(months).get(f"/charts/{query}").content.decode()
        return page.replace("\N{NO-BREAK SPACE}", " ")

    return html


def names(html):
    """The panels of the widest drawing."""
    drawing = html.split('class="chart screen"')[1].split("</svg>")[0]
    return re.findall(r'>([A-Z][^<]+)<tspan class="from-to">: (?:0|days) ', drawing)


def test_three_months_are_shown_at_first(page_of):
    assert "22 Jun 2026 to 20 Sep 2026" in page_of()


@pytest.mark.parametrize(
    ("range_id", "days"),
    [
        ("4-weeks", "24 Aug 2026 to 20 Sep 2026"),
        ("all", "31 May 2026 to 20 Sep 2026"),
        ("change", "15 Aug 2026 to 20 Sep 2026"),
        ("nonsense", "22 Jun 2026 to 20 Sep 2026"),
    ],
)
def test_a_range_is_an_address(page_of, range_id, days):
    assert days in page_of(f"?range={range_id}")


def test_what_troubled_most_is_shown_unasked_and_the_others_are_offered(page_of):
    html = page_of("?range=all")
    assert names(html) == [
        "Fatigue", "Trouble sleeping", "Sleepy or groggy", "Headache", "Pain",
    ]  # fmt: skip
    assert 'name="show" value="nausea">' in html


def test_only_the_measures_asked_for_are_shown(page_of):
    assert names(page_of("?range=all&show=nausea&show=pain")) == ["Pain", "Nausea"]


def test_what_was_asked_for_is_kept_when_the_range_changes(page_of):
    assert 'href="?range=year&amp;show=pain"' in page_of("?range=all&show=pain")


def test_the_table_has_a_row_for_each_step_and_marks_the_present_one(page_of):
    html = page_of("?range=all")
    rows = re.findall(
        r'<tr role="row"( class="now")?><th role="rowheader" scope="row">([^<]+)</th>',
        html.split("</table>")[0],
    )
    assert rows == [
        ("", "before LDN"), ("", "1.5 mg night"), ("", "3 mg night"), ("", "3 mg morning"),
        (' class="now"', "4.5 mg morning"),
    ]  # fmt: skip


def test_before_and_now_stands_with_the_dummy_capsules_and_the_sources(page_of):
    html = page_of("?range=all")
    assert "With dummy capsules pain fell too" in html
    assert "Lancet Rheumatol 2024" in html


@pytest.fixture
def returned(client_of, alice):
    """Alice with one day of 300 days ago and the last 30, in her browser."""
    kept = b.entries(TODAY - timedelta(29), TODAY, {"fatigue": 6, "pain": 4})
    store.store(alice.person, b.diary(entries=[b.entry(TODAY - timedelta(300)), *kept]), at=NOW)
    return client_of(alice)


def test_a_year_with_few_days_says_where_its_lines_are(returned):
    html = returned.get("/charts/?range=year").content.decode()
    assert "Lines are drawn only where at least 7 in 10 days are recorded." in html
    assert ('class="dots"' in html, 'class="line"' in html) == (True, True)


def test_shades_that_are_not_drawn_are_not_explained(page_of):
    assert "Shaded from top to bottom: the first week" in page_of("?range=all")
    html = page_of("?range=4-weeks")
    assert ("Shaded from" in html, "stronger colour" in html) == (False, False)


def test_the_table_beside_a_longer_chart_says_where_single_days_stand(page_of):
    longer = page_of("?range=all&show=pain")
    assert 'Single days: <a href="?range=4-weeks&amp;show=pain">' in longer
    assert ("Single days" in page_of("?range=4-weeks"), longer.count('href="/month/"')) == (
        False,
        1,
    )


def test_a_day_without_a_crash_is_not_said_to_be_unrecorded(page_of):
    assert "Each day’s ratings and dose. A dash: nothing recorded of it, or not marked." in page_of(
        "?range=4-weeks"
    )


def test_one_plain_sentence_leads_the_page_before_any_figure(page_of):
    html = page_of("?range=all")
    sentence = (
        "<p>Fatigue averaged 7.3 before LDN and 5.6 in the last 14 days: no clear change.</p>"
    )
    assert html.index(sentence) < html.index('class="chart ')
    assert html.index(sentence) < html.index('<nav class="row ranges"')


def test_the_table_of_side_effects_shades_the_most_troublesome_dose(page_of):
    html = page_of("?range=all")
    assert '<td role="cell" class="num shaded" data-name="3 mg night">8/10 ·3</td>' in html
    assert html.index(">Trouble sleeping</th>") < html.index(">Nausea</th>")


def test_an_empty_diary_leads_to_today(client_of, alice):
    html = client_of(alice).get("/charts/").content.decode()
    assert "Nothing recorded in these days" in html
    assert "<figure" not in html


def test_doses_alone_have_a_chart(client_of, alice):
    doses = [b.dose(TODAY - timedelta(back)) for back in range(20)]
    store.store(alice.person, b.diary(doses=doses), at=NOW)
    html = client_of(alice).get("/charts/?range=all").content.decode()
    assert "Nothing was rated in these days, so there are only doses and marks." in html
    assert (html.count("<figure"), "Nothing recorded in these days" in html) == (1, False)


def test_days_of_numbers_alone_are_not_said_to_be_empty(client_of, alice):
    mood = Measure("daylio-mood", "Mood", "number", unit="of 10, 10 is best")
    days = [b.entry(TODAY - timedelta(back), measurements={mood.id: 5}) for back in range(20)]
    store.store(alice.person, b.diary(measures=[mood], entries=days), at=NOW)
    html = client_of(alice).get("/charts/?range=all").content.decode()
    assert "<strong>Mood</strong> (of 10, 10 is best): 5, on 20 days" in html
    assert ('id="drawing"' in html, "Nothing recorded in these days" in html) == (False, False)


def test_days_of_notes_alone_say_what_has_no_chart(client_of, alice):
    store.store(alice.person, b.diary(entries=[b.entry(TODAY, note="A walk")]), at=NOW)
    html = client_of(alice).get("/charts/?range=all").content.decode()
    assert "Notes and numbers from other apps have no chart" in html
    assert ("<figure" in html, "own-numbers" in html) == (False, False)


def test_a_measure_that_is_markup_is_text(client_of, alice):
    own = [Measure("x-1", "<script>alert(1)</script>", "symptom", 10)]
    rated = [b.entry(TODAY, {"x-1": 3})]
    store.store(alice.person, b.diary(measures=own, entries=rated), at=NOW)
    html = client_of(alice).get("/charts/").content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_the_figure_has_a_value_for_each_day_and_none_for_a_missing_one(client_of, alice):
    rated = [b.entry(TODAY, {"pain": 3}), b.entry(TODAY - timedelta(2), {"pain": 4})]
    store.store(alice.person, b.diary(entries=rated), at=NOW)
    figure = json.loads(client_of(alice).get("/charts/figure.json?range=all").content)
    dots = next(trace for trace in figure["data"] if trace["meta"] == "dots")
    assert (dots["x0"], dots["y"]) == ("2026-09-18", [4, None, 3])


def test_ten_years_as_a_figure_stay_small(client_of, alice):
    first = TODAY - timedelta(3650)
    rated = dict.fromkeys(("fatigue", "pain", "brain_fog", "dizziness", "flu_like"), 3)
    diary = b.diary(entries=list(b.entries(first, TODAY, rated)))
    store.store(alice.person, diary, at=NOW)
    figure = client_of(alice).get("/charts/figure.json?range=all").content
    assert len(figure) <= 150_000


def test_an_import_that_ended_long_ago_is_shown_where_it_ended():
    old = b.diary(entries=[b.entry(TODAY - timedelta(400)), b.entry(TODAY - timedelta(300))])
    assert {each.last for each in ranges(old, TODAY)} == {TODAY - timedelta(300)}


@pytest.mark.parametrize(
    ("range_id", "first"),
    [("4-weeks", 27), ("3-months", 69), ("year", 69), ("all", 69), ("change", 69)],
)
def test_no_range_begins_before_the_diary(range_id, first):
    young = b.diary(
        entries=list(b.entries(TODAY - timedelta(69), TODAY, {"pain": 3})),
        regimen=[b.regimen(TODAY - timedelta(80)), b.regimen(TODAY - timedelta(75), "3")],
    )
    begins = {each.id: each.first for each in ranges(young, TODAY)}
    assert begins[range_id] == TODAY - timedelta(first)


def test_the_ranges_of_an_empty_diary_keep_their_lengths():
    lengths = {each.id: (TODAY - each.first).days + 1 for each in ranges(b.diary(), TODAY)}
    assert lengths == {"4-weeks": 28, "3-months": 91, "year": 365, "all": 1}


def test_a_new_diary_is_not_said_to_lack_the_days_before_it(client_of, alice):
    ten = b.entries(TODAY - timedelta(9), TODAY, {"pain": 3})
    store.store(alice.person, b.diary(entries=list(ten)), at=NOW)
    html = client_of(alice).get("/charts/").content.decode()
    assert "11 Sep 2026 to 20 Sep 2026" in html
    assert "days recorded." not in html


def test_days_before_a_return_belong_to_a_diary_that_began_earlier(returned):
    html = returned.get("/charts/").content.decode()
    assert "22 Jun 2026 to 20 Sep 2026" in html
    assert "30 of 91 days recorded." in html


def test_without_a_change_of_dose_there_is_no_such_range():
    assert [each.id for each in ranges(b.diary(), TODAY)] == ["4-weeks", "3-months", "year", "all"]


@pytest.mark.parametrize(("range_id", "count"), [("4-weeks", 92), ("", 100), ("all", 200)])
def test_no_more_of_a_kept_diary_is_read_than_a_range_needs(alice, range_id, count):
    kept = b.entries(TODAY - timedelta(199), TODAY, {"pain": 3})
    store.store(alice.person, b.diary(entries=kept), at=NOW)
    read = queries.charted(alice.person, range_id, TODAY).days
    assert sum(read.marked(KEPT, kept[0].day, TODAY)) == count


def test_a_diary_that_ended_long_ago_is_read_whole(alice):
    old = b.entries(TODAY - timedelta(199), TODAY - timedelta(60), {"pain": 3})
    store.store(alice.person, b.diary(entries=old), at=NOW)
    read = queries.charted(alice.person, "4-weeks", TODAY).days
    assert sum(read.marked(KEPT, old[0].day, TODAY)) == 140


@pytest.mark.parametrize("range_id", ["4-weeks", "all"])
def test_what_the_charts_read_is_enough_for_a_suggestion(alice, range_id):
    kept = b.entries(TODAY - timedelta(199), TODAY, {"pain": 3}, alerts=("anaphylaxis",))
    store.store(alice.person, b.diary(entries=kept), at=NOW)
    found = assess(queries.charted(alice.person, range_id, TODAY), TODAY).finding
    assert found.rule == "anaphylaxis"


@pytest.mark.parametrize("address", ["/charts/?range=all", "/summary/"])
def test_the_words_for_a_night_dose_hold_in_every_theme(client_of, months, address):
    page = client_of(months).get(address).content.decode()
    assert (page.count("tronger"), page.count("arker")) == (1, 0)
    stronger = [
        contrast(each["band-late"], each["paper"]) > contrast(each["band"], each["paper"])
        for each in THEMES.values()
    ]
    assert set(stronger) == {True}


@pytest.mark.parametrize("address", ["/charts/?range=all", "/summary/"])
@pytest.mark.parametrize(("count", "said"), [(12, 1), (2, 0)])
def test_a_time_that_a_phone_has_no_room_for_stands_below(client_of, alice, address, count, said):
    begun = TODAY - timedelta(89)
    rows = [b.regimen(begun + timedelta(3 * n), f"{n + 1}.5") for n in range(count)]
    rated = b.entries(begun, TODAY, {"pain": 3})
    diary = b.diary(regimen=rows, doses=list(b.doses(begun, TODAY)), entries=list(rated))
    store.store(alice.person, diary, at=NOW)
    assert client_of(alice).get(address).content.decode().count("All doses due at night.") == said
