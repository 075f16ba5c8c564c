"""The zip of a large diary is made outside the request; a page says when it can be saved."""

import time

import pytest

from dose.diary import from_database
from journal.actions import erase_person
from journal.models import TakeOut
from journal.take_out_actions import forget_old_take_outs
from ldn_tracker.server import beside
from ldn_tracker.transfer.out import take_out as zip_of
from ldn_tracker.transfer.queries import exported_as
from ldn_tracker.transfer.store import store
from tests import builders as b
from tests.conftest import NOW, TODAY, text
from tests.ldn_tracker.transfer.test_pages import hidden

ASKED, PAGE, FILE = "/data/export/?as=zip", "/data/take-out/", "/data/take-out/file/"


@pytest.fixture(autouse=True)
def a_large_diary(monkeypatch, person):
    monkeypatch.setattr(zip_of, "MOST_AT_ONCE", 0)
    entry = b.entry(TODAY, {"fatigue": 5}, alerts=("self_harm",), note="a hard night")
    store(person, b.diary(entries=[entry]), at=NOW)


@pytest.fixture
def waiting(monkeypatch) -> list:
    """What was begun and not done, with what tells that it failed."""
    begun = []
    monkeypatch.setattr(beside, "begin", lambda task, failed: begun.append((task, failed)))
    return begun


def done(waiting: list) -> None:
    while waiting:
        waiting.pop(0)[0]()


def as_made(person, **chosen) -> bytes:
    diary = from_database.whole(person)
    return exported_as(diary, "zip", today=TODAY, now=NOW, **chosen)[1]


def test_looking_begins_nothing(visitor, person, waiting):
    page = visitor.get(ASKED, follow=True)
    assert page.redirect_chain == [(PAGE, 302)]
    assert "Put everything together" in text(page)
    assert (waiting, TakeOut.objects.count()) == ([], 0)


def test_a_diary_that_is_not_large_is_there_at_once(visitor, monkeypatch):
    monkeypatch.setattr(zip_of, "MOST_AT_ONCE", 1)
    assert visitor.get(ASKED)["Content-Type"] == "application/zip"


def test_the_page_looks_again_until_it_is_made(visitor, waiting):
    page = visitor.post(PAGE, follow=True)
    assert page["Refresh"] == "2"
    assert "are being put together" in text(page)
    done(waiting)
    page = visitor.get(PAGE)
    assert page.get("Refresh") is None
    assert f'href="{FILE}"' in text(page)


def test_what_was_made_is_what_a_small_diary_has_at_once(visitor, person, waiting):
    visitor.post(PAGE)
    done(waiting)
    response = visitor.get(FILE)
    assert response.content == as_made(person)
    assert response["Content-Type"] == "application/zip"
    name = 'attachment; filename="ldn-diary-2026-09-20.zip"'
    assert response["Content-Disposition"] == name
    assert response["Cache-Control"] == "no-store, private"


def test_the_answers_about_self_harm_are_in_it_only_where_that_was_chosen(visitor, person, waiting):
    asked = visitor.get(f"{ASKED}&self_harm=on", follow=True)
    page = visitor.post(PAGE, hidden(asked), follow=True)
    assert page.redirect_chain == [(f"{PAGE}?self_harm=on", 302)]
    done(waiting)
    assert f'href="{FILE}"' in text(visitor.get(f"{PAGE}?self_harm=on"))
    assert visitor.get(FILE).content == as_made(person, self_harm=True)
    assert f'href="{FILE}"' not in text(visitor.get(PAGE))


def test_before_it_is_made_there_is_no_file(visitor, waiting):
    visitor.post(PAGE)
    assert visitor.get(FILE).status_code == 404


def test_nobody_else_has_it(visitor, client_of, bob, waiting):
    visitor.post(PAGE)
    done(waiting)
    other = client_of(bob)
    assert other.get(FILE).status_code == 404
    assert f'href="{FILE}"' not in text(other.get(PAGE))
    assert visitor.get(FILE).status_code == 200


def test_what_was_asked_for_again_is_made_once(visitor, person, waiting):
    visitor.post(PAGE)
    visitor.post(PAGE)
    first, second = waiting
    first[0]()
    assert [*TakeOut.objects.values_list("size", flat=True)] == [None]
    second[0]()
    assert visitor.get(FILE).content == as_made(person)


def test_what_failed_can_be_asked_for_again(visitor, waiting):
    visitor.post(PAGE)
    waiting.pop()[1]()
    page = visitor.get(PAGE)
    assert page.get("Refresh") is None
    assert "Something went wrong on our side" in text(page)
    visitor.post(PAGE)
    done(waiting)
    assert f'href="{FILE}"' in text(visitor.get(PAGE))


def test_what_a_killed_process_was_making_can_be_asked_for_again(visitor, waiting):
    visitor.post(PAGE)
    TakeOut.objects.update(asked_at=b.at("2026-09-20T12:24:00+12:00"))
    page = visitor.get(PAGE)
    assert page.get("Refresh") is None
    assert "Please try again." in text(page)


def test_it_can_be_saved_for_an_hour_and_then_goes(visitor, waiting):
    visitor.post(PAGE)
    done(waiting)
    forget_old_take_outs(at=NOW)
    assert TakeOut.objects.count() == 1
    TakeOut.objects.update(asked_at=b.at("2026-09-20T11:29:00+12:00"))
    assert visitor.get(FILE).status_code == 404
    assert "Put everything together" in text(visitor.get(PAGE))
    forget_old_take_outs(at=NOW)
    assert TakeOut.objects.count() == 0


def test_it_goes_with_the_diary_also_while_it_is_made(visitor, person, waiting):
    visitor.post(PAGE)
    ((make, _),) = waiting
    erase_person(person=person)
    make()
    assert TakeOut.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_it_is_made_beside_what_is_served(visitor, person):
    visitor.post(PAGE)
    for _ in range(200):
        if visitor.get(FILE).status_code == 200:
            break
        time.sleep(0.05)
    assert visitor.get(FILE).content == as_made(person)
