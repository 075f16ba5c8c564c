"""The icon of the installed app counts what waits, where a browser can show it."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)

# What the worker is told to show, as no page can read it back.
LISTEN = "self.shown = new Promise((done) => { navigator.setAppBadge = async (n) => done(n); }); 1"


def test_the_icon_counts_what_waits(months, open_page):
    page = open_page(months)
    page.goto("/today/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    (worker,) = page.context.service_workers
    worker.evaluate(LISTEN)
    page.reload()
    assert worker.evaluate("self.shown") == 2
