"""The page of reminders: links made and ended, what a calendar is told, files to import."""

import re
from datetime import time

import pytest
from django.test import Client

from journal.reminders import queries
from tests.calendars import parsed
from tests.conftest import TODAY, text

pytestmark = pytest.mark.django_db
WISHES = {
    "kinds": ["dose"], "morning_at": "08:00", "night_at": "21:30", "check_in_at": "19:00",
    "visit_on": "2026-10-01", "title": "Tea",
}  # fmt: skip


def made(client, name: str = "My phone") -> str:
    """The address that the answer shows."""
    page = text(client.post("/reminders/links/", {"name": name}))
    return re.search(r"http://testserver(/calendar/[\w-]+\.ics)", page)[1]


def test_a_link_is_shown_once_and_opens_the_calendar(her):
    address = made(her)
    assert Client().get(address).status_code == 200
    assert address not in text(her.get("/reminders/"))


def test_every_calendar_has_a_link_of_its_own(her, person):
    assert made(her, "My phone") != made(her, "Partner")
    assert [link.name for link in queries.links(person)] == ["My phone", "Partner"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "This field is required."),
        ("My phone", "Stands for another calendar already."),
    ],
)
def test_a_link_without_a_name_of_its_own_is_refused_in_words(her, name, why):
    made(her)
    response = her.post("/reminders/links/", {"name": name})
    assert (response.status_code, why in text(response)) == (422, True)


def test_an_eleventh_link_is_refused_in_words(her):
    for number in range(10):
        made(her, f"Calendar {number}")
    response = her.post("/reminders/links/", {"name": "One more"})
    assert "Is one too many: 10 calendars at most." in text(response)


def test_what_was_chosen_is_kept_and_told(her, person):
    her.post("/reminders/wishes/", WISHES)
    kept = queries.reminders_of(person, TODAY)
    assert (kept.kinds, kept.night_at, kept.title) == (["dose"], time(21, 30), "Tea")
    (event,) = parsed(her.get("/reminders/diary.ics").content)
    assert (str(event["summary"]), event.start.time()) == ("Tea", time(21, 30))


def test_the_day_of_the_visit_goes_out_with_the_diary(her):
    her.post("/reminders/wishes/", WISHES)
    assert her.get("/data/export/").json()["visit"] == {"on": "2026-10-01"}


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("morning_at", "18:00", "Choose a time from 04:00 to 16:59: that counts as morning."),
        ("night_at", "09:00", "Choose a time from 17:00 to 03:59: that counts as night."),
        ("night_at", "late", "Enter a time like 21:30."),
        ("visit_on", "soon", "Enter a day like 2026-05-15."),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_is_lost(her, person, field, value, why):
    response = her.post("/reminders/wishes/", WISHES | {field: value})
    page = text(response)
    assert (response.status_code, why in page, 'value="Tea"' in page) == (422, True, True)
    assert queries.reminders_of(person, TODAY).title == "Diary"


def test_each_reminder_is_a_file_of_its_own(her):
    page = her.get("/reminders/").content.decode()
    files = re.findall(r'href="(/reminders/[\w-]+\.ics)">([^<]*)<', page)
    assert files == [
        ("/reminders/dose-2026-09-11-night.ics", "Night dose at 22:00"),
        ("/reminders/check-in.ics", "Check-in at 20:00"),
        ("/reminders/next-step.ics", "The earliest day for the next step in your plan, "
         "Thursday 24 September"),
        ("/reminders/diary.ics", "All of them in one file"),
    ]  # fmt: skip
    assert [len(parsed(her.get(file).content)) for file, _ in files] == [1, 1, 1, 3]


def test_a_file_has_the_same_event_as_the_calendar(her):
    address = made(her)
    (alone,) = parsed(her.get("/reminders/check-in.ics").content)
    assert str(alone["uid"]) in [str(e["uid"]) for e in parsed(Client().get(address).content)]


def test_a_reminder_that_is_none_is_not_there(her):
    assert her.get("/reminders/dose-2020-01-01-night.ics").status_code == 404


def test_the_page_says_what_google_and_outlook_do(her):
    page = text(her.get("/reminders/"))
    assert "Google and Outlook make no sound for a calendar like this" in page
    assert "look for changes about once a day" in page
