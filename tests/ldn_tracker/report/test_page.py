"""The page for the GP as a web page: its address holds the choice, and the PDF is the same page."""

import re
from dataclasses import replace
from urllib.parse import urlencode

import pytest

from dose.diary.parts import Visit
from ldn_tracker.demo import demo
from ldn_tracker.report.forms import usual_choice
from ldn_tracker.transfer import store
from tests import builders as b
from tests.conftest import NOW, TODAY

AUGUST = {"first": "2026-08-01", "last": "2026-08-31"}


@pytest.fixture
def months(alice):
    """Alice with sixteen weeks of the demo diary."""
    store.store(alice.person, demo(3, 112, TODAY), at=NOW, replace=True)
    return alice


@pytest.fixture
def opened(client_of, months):
    """`opened(first=…, last=…)`: the page's HTML."""
    browser = client_of(months)
    return lambda **query: browser.get(f"/summary/?{urlencode(query, doseq=True)}").content.decode()


def sheet(html):
    """What is printed, its spaces all of one kind."""
    words = html.split('<article class="sheet')[1].split("</article>")[0]
    return words.replace("\N{NO-BREAK SPACE}", " ")


def test_the_months_before_the_visit_are_the_usual_period(opened):
    assert "31 May – 20 Sep 2026" in sheet(opened())


def test_years_of_imports_are_not_the_usual_period():
    years = b.entries(b.day("2024-01-01"), TODAY, {"fatigue": 6})
    shown = usual_choice(b.diary(entries=list(years)), TODAY)
    assert (shown.last - shown.first).days + 1 == 183


def test_the_usual_period_begins_with_the_fortnight_before_ldn():
    rated = b.entries(b.days_after(b.START, -60), TODAY, {"fatigue": 6})
    shown = usual_choice(b.diary(entries=list(rated), doses=[b.dose()]), TODAY)
    assert shown.first == b.days_after(b.START, -14)


def test_the_period_is_chosen_by_the_address(opened):
    assert "1–31 Aug 2026" in sheet(opened(**AUGUST))


@pytest.mark.parametrize(
    ("identity", "who"),
    [
        (["name", "born"], "Alex Example · born 2 May 1981 (45) · reported by the patient"),
        (["health_number"], "health number ZZZ0016 · reported by the patient"),
        ([], "<p>reported by the patient</p>"),
    ],
)
def test_each_fact_about_the_person_is_printed_only_if_ticked(opened, identity, who):
    assert who in sheet(opened(**AUGUST, identity=identity))


def test_self_harm_answers_are_printed_only_if_ticked(client_of, months):
    marked = b.entry(b.day("2026-08-05"), alerts=("self_harm",))
    store.store(months.person, b.diary(entries=[marked]), at=NOW, replace=True)
    browser, words = client_of(months), "Thoughts of self-harm:"
    usual = browser.get(f"/summary/?{urlencode(AUGUST)}").content.decode()
    chosen = browser.get(f"/summary/?{urlencode(AUGUST | {'self_harm': 'on'})}").content.decode()
    assert (words in usual, words in chosen) == (False, True)


def test_the_pdf_is_of_the_chosen_days_and_named_by_nothing_else(client_of, months):
    response = client_of(months).get(f"/summary.pdf?{urlencode(AUGUST)}")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        'attachment; filename="page-2026-08-01-to-2026-08-31.pdf"'
    )
    assert response["Cache-Control"] == "no-store, private"
    assert response.content[:5] == b"%PDF-"


def test_an_ask_that_is_markup_is_text(client_of, months):
    client_of(months).post("/summary/visit/", {"ask": "<script>alert(1)</script>"})
    html = client_of(months).get("/summary/").content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in sheet(html)


def test_the_text_of_the_page_can_be_copied(opened):
    assert "LOW DOSE NALTREXONE: PATIENT’S RECORD" in opened()


def test_an_empty_diary_has_an_honest_page_too(client_of, alice):
    html = sheet(client_of(alice).get("/summary/").content.decode())
    assert "0 of 1 day recorded" in html
    assert "too little to judge" in html
    assert "No rating and no dose recorded in this time." in html
    assert "<svg" not in html


@pytest.mark.parametrize(
    "kept",
    [{"entries": [b.entry(TODAY, crash=True)]}, {"doses": [b.dose(TODAY)]}],
    ids=["crash", "dose"],
)
def test_what_is_only_marked_or_taken_is_drawn(client_of, alice, kept):
    store.store(alice.person, b.diary(**kept), at=NOW)
    html = sheet(client_of(alice).get("/summary/").content.decode())
    assert "No rating and no dose recorded in this time." not in html
    assert "<svg" in html


def test_the_charts_and_the_page_compare_the_same_days(client_of, months):
    browser = client_of(months)
    compared = re.compile(r"Before LDN and now</h[23]>(.*?)</(?:section|details)>", re.DOTALL)
    told = [
        compared.search(browser.get(address).content.decode())[1]
        for address in ("/charts/", "/charts/?range=4-weeks", "/summary/")
    ]
    averages = [sorted(re.findall(r"\d\.\d", words)[:5]) for words in told]
    assert averages == [averages[0]] * 3


def test_a_part_left_off_says_so_on_every_face(client_of, months):
    browser = client_of(months)
    query = urlencode(AUGUST | {"without": "medicines"})
    html = browser.get(f"/summary/?{query}").content.decode()
    assert "levothyroxine" in browser.get("/summary/").content.decode()
    assert "levothyroxine" not in html
    assert "MEDICINES, ALLERGIES\n- Left off this page by the patient." in html
    assert 'id="medicines">Medicines, allergies</h3><p>Left off this page' in html


def test_what_was_typed_from_right_to_left_keeps_its_place_on_the_page(client_of, alice):
    own = b.person(name="محمد 3", allergies=("بنسلين", "latex"))
    visit = Visit(ask="أريد 3 mg", questions=("מה?",))
    diary = replace(demo(3, 112, TODAY), person=own, visit=visit)
    store.store(alice.person, diary, at=NOW, replace=True)
    shown = sheet(client_of(alice).get("/summary/").content.decode())
    isolated = "\u2068{}\u2069".format
    assert f"<p>{isolated('محمد')} 3 · reported" in shown
    assert f"<b>Allergies:</b> {isolated('بنسلين')}, latex." in shown
    assert "<bdi>أريد 3 mg</bdi>" in shown
    assert "<li><bdi>מה?</bdi></li>" in shown
