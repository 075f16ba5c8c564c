"""Every screen of getting started, and pages with something wrong in them, in a browser."""

import pytest

from dose.medicine_actions import add_condition, add_medicine
from ldn_tracker.start.screens import IDS
from ldn_tracker.transfer.formats import diary_file
from tests.browser.conftest import REFUSED
from tests.dose.rules.test_following import diary


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_question_is_clean_on_a_narrow_screen(alice, open_page, axe_clean, fits, theme):
    page = open_page(alice, size="narrow", theme=theme)
    for step in (*IDS, "plan/?typical=usual", "opioids/?which=first"):
        page.goto(f"/start/{step.removesuffix('/')}{'' if '?' in step else '/'}")
        axe_clean(page)
        fits(page)


def test_what_is_noted_already_is_clean_on_a_narrow_screen(alice, open_page, axe_clean, fits):
    add_condition(person=alice.person, kind="liver_disease")
    for name in ("Tramdol", "codeine phosphate 30 mg tablets"):
        add_medicine(person=alice.person, name=name)
    page = open_page(alice, size="narrow", theme="dark")
    for step in ("opioids/", "liver/", "begin/", "dose/", "opioids/?noted=Tramdol"):
        page.goto(f"/start/{step}")
        assert page.locator("#noted, .notice").first.is_visible()
        heights = page.locator("main button").evaluate_all("all => all.map(e => e.offsetHeight)")
        assert [height for height in heights if height < 48] == []
        axe_clean(page)
        fits(page)


def test_every_answer_is_a_full_target(alice, open_page):
    page = open_page(alice, size="narrow")
    for step in IDS:
        page.goto(f"/start/{step}/")
        heights = page.locator(
            "main :is(button, a.button, summary, label:has(input))"
        ).evaluate_all(
            "all => all.filter(e => e.offsetParent).map(e => e.getBoundingClientRect().height)"
        )
        assert [height for height in heights if height < 48] == []


@pytest.mark.browser_says(REFUSED)
@pytest.mark.parametrize(
    "address",
    [
        "/plan/edit/",
        "/plan/change/",
        "/plan/break/",
        "/medicines/",
        "/start/opioids/?which=first",
        "/data/",
    ],
)
def test_a_page_with_something_wrong_in_it_is_clean(alice, open_page, axe_clean, fits, address):
    page = open_page(alice, size="narrow")
    page.goto(address)
    page.locator("form").evaluate_all("all => all.forEach(form => form.noValidate = true)")
    sending = page.locator("main form button[type=submit]").locator("visible=true")
    sending.filter(has_not_text="Skip this").last.click()
    page.get_by_role("alert").wait_for()
    axe_clean(page)
    fits(page)


def test_the_look_at_a_file_is_clean(alice, open_page, axe_clean, fits, tmp_path):
    file = tmp_path / "diary.json"
    file.write_text(diary_file.dump(diary()))
    page = open_page(alice, size="narrow")
    page.goto("/data/")
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_role("button", name="Look at the file").click()
    page.get_by_role("button", name="Save it in my diary").wait_for()
    axe_clean(page)
    fits(page)
