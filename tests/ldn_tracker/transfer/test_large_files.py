"""A large file is read outside the request; the page says how far, then goes on as with any."""

import time

import pytest

from dose.diary import from_database
from journal.import_actions import forget_old_files
from ldn_tracker.transfer import apart
from ldn_tracker.transfer import forms as upload_form
from ldn_tracker.transfer.brought.kept_reading import packed, unpacked
from ldn_tracker.transfer.formats import diary_file
from ldn_tracker.transfer.reading import Reading
from tests import builders as b
from tests.conftest import NOW, TODAY, text
from tests.ldn_tracker.transfer.contradicting import every_contradiction
from tests.ldn_tracker.transfer.formats.brought import read
from tests.ldn_tracker.transfer.formats.test_any_table import FILE as TABLE
from tests.ldn_tracker.transfer.formats.test_any_table import ROLES
from tests.ldn_tracker.transfer.test_pages import VISIBLE, hidden, upload

AMBIGUOUS = VISIBLE.replace("2026-05-02", "02/05/2026").replace("2026-05-01", "01/05/2026")


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch):
    monkeypatch.setattr(upload_form, "READ_AT_ONCE", 10)


@pytest.fixture
def waiting(monkeypatch) -> list:
    """The readings that were begun and not done; `done` does them."""
    begun = []
    monkeypatch.setattr(apart, "begin", lambda file, clock, **how: begun.append((file, clock, how)))
    return begun


def done(waiting: list) -> None:
    while waiting:
        apart.read(*waiting.pop())


def test_the_page_says_how_far_the_reading_is(visitor, person, waiting):
    page = visitor.get(upload(visitor, VISIBLE).url)
    assert page["Refresh"] == "2"
    assert "0 % read." in text(page)
    person.files.update(done=30, total=60)
    assert "50 % read." in text(visitor.get(f"/data/files/{person.files.get().pk}/"))


def test_a_table_of_many_short_lines_is_large_too(visitor, person, waiting, monkeypatch):
    monkeypatch.setattr(upload_form, "READ_AT_ONCE", upload_form.LARGEST)
    monkeypatch.setattr(upload_form, "LINES_AT_ONCE", 3)
    assert upload(visitor, VISIBLE).url.startswith("/data/files/")


def test_what_was_read_is_previewed_and_stored(visitor, person, waiting):
    url = upload(visitor, VISIBLE).url
    done(waiting)
    preview = visitor.get(url)
    assert "<strong>2 days</strong>" in text(preview)
    assert from_database.whole(person).entries == ()
    visitor.post("/data/import/", hidden(preview))
    assert [e.day.isoformat() for e in from_database.whole(person).entries] == [
        "2026-05-01",
        "2026-05-02",
    ]
    assert person.files.count() == 0


def test_a_question_is_asked_and_the_file_read_again_with_its_answer(visitor, person, waiting):
    url = upload(visitor, AMBIGUOUS).url
    done(waiting)
    asked = visitor.get(url)
    assert "Which comes first, the day or the month?" in text(asked)
    again = visitor.post("/data/preview/", hidden(asked) | {"answer-dates": "dmy"})
    assert again.url == url
    done(waiting)
    visitor.post("/data/import/", hidden(visitor.get(url)))
    assert from_database.whole(person).entries[0].day.isoformat() == "2026-05-01"


def test_a_table_of_no_known_app_is_named(visitor, person, waiting):
    url = upload(visitor, TABLE).url
    done(waiting)
    asked = visitor.get(url)
    assert "What is in this table?" in text(asked)
    wrong = visitor.post("/data/preview/", hidden(asked) | ROLES | {"c0-role": "ignore"})
    assert "Say of one column that it’s the day." in text(wrong)
    visitor.post("/data/preview/", hidden(asked) | ROLES)
    done(waiting)
    visitor.post("/data/import/", hidden(visitor.get(url)))
    assert len(from_database.whole(person).doses) == 2


def test_what_is_refused_is_said(visitor, waiting):
    url = upload(visitor, '{"format": "ldn-tracker-diary", "version": 7}').url
    done(waiting)
    page = visitor.get(url)
    assert page.status_code == 422
    assert "this program reads version 1" in text(page)


def test_what_is_of_no_kind_is_refused_at_once(visitor, person):
    assert upload(visitor, "[" + " " * 100).status_code == 422
    assert person.files.count() == 0


def test_a_file_that_nobody_stored_goes_after_a_day(visitor, person, waiting):
    upload(visitor, VISIBLE)
    forget_old_files(at=NOW)
    assert person.files.count() == 1
    forget_old_files(at=b.at("2026-09-22T12:00:00+12:00"))
    assert person.files.count() == 0


def test_another_file_takes_the_place_of_one_that_waits(visitor, person, waiting):
    upload(visitor, VISIBLE)
    url = upload(visitor, VISIBLE).url
    assert person.files.count() == 1
    done(waiting)
    assert "<strong>2 days</strong>" in text(visitor.get(url))


@pytest.mark.parametrize(
    "reading",
    [
        Reading("LDN tracker", b.everything()),
        read(every_contradiction()),
        read(AMBIGUOUS),
        read(diary_file.dump(b.diary(entries=[b.entry(TODAY, {"pain": 1})]))),
    ],
    ids=["everything", "contradictions", "questions", "a day"],
)
def test_a_reading_is_kept_and_read_back(reading):
    assert unpacked(packed(reading)) == reading


@pytest.mark.parametrize(("begins", "times"), [(b"<?xml", 1), (b"date,", 3)])
def test_progress_is_told_now_and_then_of_all_the_times_it_is_read(begins, times):
    told = []
    stream = apart.Watched(begins.ljust(1000), told.append)
    for _ in range(times):
        stream.seek(0)
        while stream.read(10):
            pass
    assert told == list(range(50, 1001, 50))


@pytest.mark.django_db(transaction=True)
def test_it_is_read_beside_what_is_served(visitor, person):
    url = upload(visitor, VISIBLE).url
    for _ in range(200):
        if "<strong>2 days</strong>" in text(page := visitor.get(url)):
            break
        time.sleep(0.05)
    assert "<strong>2 days</strong>" in text(page)
