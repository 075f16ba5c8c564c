"""A browser that is woken: what its worker shows, and what its buttons do, exactly once."""

from datetime import timedelta

import pytest

from journal.models import PushSnooze
from journal.reminders import push_actions
from tests import builders as b
from tests.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db(transaction=True)
NIGHT = b.at("2026-09-20T22:01:00+12:00")
# What would be shown, as a browser without a screen shows nothing.
LISTEN = """self.registration.showNotification = async (title, more) => {
  self.shown = { title, buttons: (more.actions ?? []).map((it) => it.title), data: more.data };
}; 1"""


@pytest.fixture
def worker(months, open_page, monkeypatch):
    """The service worker of alice's phone, just after it was woken for the night's dose."""
    push_actions.claim(person=months.person, day=TODAY, kind="night", at=NIGHT)
    monkeypatch.setattr("journal.middleware.now", lambda: NIGHT)
    months.person.regimen.create(start=TODAY, dose_mg="4.5", timing="night", reason="other")
    months.person.intakes.filter(day__gte=TODAY - timedelta(1)).delete()
    page = open_page(months)
    page.goto("/today/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    (found,) = page.context.service_workers
    found.evaluate(LISTEN)
    found.page = page
    return found


def woken(worker) -> dict:
    """What is shown, without its data."""
    shown = worker.evaluate("wake().then(() => self.shown)")
    return {name: shown[name] for name in ("title", "buttons")}


def taken_on(person) -> list[str]:
    return [
        str(dose) for dose in person.intakes.filter(day=TODAY).values_list("dose_mg", flat=True)
    ]


def test_it_shows_that_it_is_time_and_nothing_else(worker):
    expected = {"title": "Time for your diary", "buttons": ["Taken", "Remind me at 23:15"]}
    assert woken(worker) == expected


def test_what_was_recorded_meanwhile_is_told_quietly(worker, months):
    months.person.intakes.create(day=TODAY, status="taken", dose_mg="4.5", timing="night")
    assert woken(worker) == {"title": "Your diary is up to date", "buttons": []}


def test_taken_is_recorded_once_however_often_it_is_pressed(worker, months):
    woken(worker)
    for _ in range(3):
        worker.evaluate("taken(self.shown.data)")
    assert taken_on(months.person) == ["4.500"]


def test_later_is_put_off_once(worker):
    woken(worker)
    for _ in range(2):
        worker.evaluate("later(self.shown.data).then((it) => it.status)")
    assert [row.until for row in PushSnooze.objects.all()] == [b.at("2026-09-20T23:15:00+12:00")]


def test_without_a_network_taken_is_kept_and_sent_later(worker, months):
    woken(worker)
    worker.page.context.set_offline(True)
    worker.evaluate("self.open = async () => {}; self.fetch = async () => { throw new Error() }; 1")
    worker.evaluate("taken(self.shown.data)")
    assert taken_on(months.person) == []
    worker.page.context.set_offline(False)
    with worker.page.expect_response(lambda it: it.url.endswith("/today/answer/")):
        worker.page.reload()
    assert taken_on(months.person) == ["4.500"]


@pytest.mark.browser_says("status of 302")
def test_signed_out_it_says_no_more_than_that_it_is_time(worker):
    worker.page.context.clear_cookies()
    assert woken(worker) == {"title": "Time for your diary", "buttons": []}


def test_the_page_that_turns_it_on(months, open_page, screen, axe_clean, fits):
    push_actions.add_device(
        person=months.person, user=months, endpoint="https://fcm.googleapis.com/x", at=NOW
    )
    page = open_page(months, **screen)
    page.goto("/reminders/push/")
    axe_clean(page)
    fits(page)
    page.get_by_text("Monday", exact=True).click()
    axe_clean(page)
