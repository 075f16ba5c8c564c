"""A name that nobody knows, "not sure", and a number of one's own, on a phone."""

import re

import pytest
from playwright.sync_api import expect

from dose import medicine_actions, queries
from journal import actions as journal_actions
from tests.browser.conftest import REFUSED
from tests.browser.thumb import begin, entry, saved, settled

pytestmark = pytest.mark.django_db(transaction=True)
THEMES = pytest.mark.parametrize("theme", ["light", "dark"])


@THEMES
def test_whether_it_is_an_opioid_is_answered_on_today_and_beside_the_suggestion(
    open_page, alice, axe_clean, theme
):
    begin(alice)
    row = medicine_actions.add_medicine(person=alice.person, name="strong painkillers")
    page = open_page(alice, theme=theme)
    for address in ("/today/", "/advice/"):
        page.goto(address)
        expect(page.get_by_role("heading", name="Is it an opioid?", exact=True)).to_be_visible()
        axe_clean(page)
    page.get_by_role("button", name="No, not an opioid").click()
    expect(page).to_have_url(re.compile("/advice/$"))
    expect(page.get_by_role("heading", name="Is it an opioid?", exact=True)).to_have_count(0)
    row.refresh_from_db()
    assert row.opioid is False


@THEMES
def test_the_medicines_page_asks_and_tells_what_was_asked(open_page, alice, axe_clean, theme):
    for name, facts in {
        "codiene": {"dose": "30 mg when needed"},
        "zorblatine": {"opioid": False},
        "Iron": {"dose": "14 mg", "kind": "supplement"},
    }.items():
        medicine_actions.add_medicine(person=alice.person, name=name, **facts)
    page = open_page(alice, theme=theme)
    page.goto("/medicines/")
    page.locator("#asked-liver_disease summary").click()
    page.locator("#asked-liver_disease").get_by_role("button", name="Not sure").click()
    expect(page.get_by_text("Ask your GP about your liver.")).to_be_visible()
    axe_clean(page)


@THEMES
def test_not_sure_of_opioids_leads_with_take_no_ldn_yet(open_page, alice, axe_clean, theme):
    page = open_page(alice, theme=theme)
    page.goto("/start/opioids/")
    page.get_by_role("button", name="Not sure").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Take no LDN yet")
    axe_clean(page)
    page.goto("/start/opioids/")
    page.goto("/start/opioids/?which=another")
    page.get_by_label("Its name").fill("the blue ones")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", name="Is “the blue ones” an opioid?")).to_be_visible()
    axe_clean(page)
    page.get_by_role("button", name="Yes", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Take no LDN yet")
    assert [row.opioid for row in queries.medicines(alice.person)] == [True]


def slept(alice) -> str:
    begin(alice)
    about = {"person": alice.person}
    measure = journal_actions.add_measure(name="Hours slept", kind="number", unit="h", **about)
    journal_actions.set_tracks(tracks=["fatigue", measure.id], **about)
    return measure.id


@pytest.mark.browser_says(REFUSED)
@THEMES
def test_a_number_is_typed_kept_refused_and_cleared(open_page, alice, axe_clean, theme):
    id = slept(alice)
    page = open_page(alice, theme=theme)
    page.goto("/today/")
    page.get_by_text("Something else").click()
    box = page.get_by_label("Hours slept")
    box.fill("6,5")
    box.press("Enter")
    saved(page)
    assert entry(alice).measurements == {id: 6.5}
    axe_clean(page)
    box.fill("six")
    box.press("Tab")
    expect(page.locator("#waiting")).to_contain_text("enter a plain number, like 6.5")
    assert entry(alice).measurements == {id: 6.5}
    box.fill("7")
    box.press("Tab")
    settled(page)
    assert entry(alice).measurements == {id: 7}
    expect(page.locator("#waiting")).to_be_hidden()
    box.fill("")
    box.press("Tab")
    settled(page)
    page.reload()
    assert entry(alice).measurements == {}


def test_a_number_typed_without_a_network_is_sent_later(open_page, alice):
    id = slept(alice)
    page = open_page(alice)
    page.goto("/today/")
    page.get_by_text("Something else").click()
    page.context.set_offline(True)
    page.get_by_label("Hours slept").fill("8")
    page.get_by_label("Hours slept").press("Tab")
    expect(page.locator("#saved")).to_contain_text("Kept on this device")
    page.context.set_offline(False)
    page.reload()
    settled(page)
    assert entry(alice).measurements == {id: 8}


def test_a_number_is_saved_without_a_script(open_page, alice):
    id = slept(alice)
    page = open_page(alice, javascript=False)
    page.goto("/today/")
    page.get_by_text("Something else").click()
    page.get_by_label("Hours slept").fill("7.5")
    page.locator("#save").click()
    expect(page.get_by_label("Hours slept")).to_have_value("7.5")
    assert entry(alice).measurements == {id: 7.5}
