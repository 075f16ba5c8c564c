"""A real browser: signed-in pages of any size and theme, in which every complaint is a failure."""

import os
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect, sync_playwright

from ldn_tracker.demo import demo
from ldn_tracker.transfer import store
from tests.conftest import NOW, TODAY

PLACES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE = 30_000  # milliseconds: a busy machine is no fault of the page
SIZES = {"phone": (390, 844), "desktop": (1280, 800), "narrow": (320, 640)}
# Only a test that takes the network away hears this; what else one provokes, it says itself:
# @pytest.mark.browser_says(REFUSED)
OFFLINE = "ERR_INTERNET_DISCONNECTED"
REFUSED = "status of 422"
SIGNED_OUT = "status of 401"
LOST = ("ERR_FAILED", "htmx:sendError", "htmx:afterRequest")
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
NO_BROWSER = "no Chromium: set CHROMIUM=/path, or use `make test`, which installs one"


expect.set_options(timeout=PATIENCE)


def chromium() -> str | None:
    """The browser to use: $CHROMIUM, one on the PATH, or the one playwright installed."""
    for name in (os.environ.get("CHROMIUM"), *PLACES):
        if name and shutil.which(name):
            return shutil.which(name)
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def pytest_configure(config):
    """Look for the browser once."""
    config.addinivalue_line("markers", "browser_says(*words): errors that a test provokes")
    config.stash[FOUND] = chromium()


FOUND = pytest.StashKey[str | None]()


def pytest_collection_modifyitems(config, items):
    """Without a browser its tests are skipped here, and fail in CI."""
    if config.stash.get(FOUND, None) or os.environ.get("CI"):
        return
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


def pytest_terminal_summary(terminalreporter, config):
    """Say loudly what was not tested."""
    if not config.stash.get(FOUND, None):
        terminalreporter.section("THE BROWSER TESTS DID NOT RUN", sep="!", red=True)
        terminalreporter.line(NO_BROWSER)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, pytestconfig):
    """Our Chromium, quiet; root has no sandbox."""
    path = pytestconfig.stash[FOUND]
    if path is None:
        pytest.fail(NO_BROWSER)
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    return {**browser_type_launch_args, "executable_path": path, "args": [*FLAGS, *sandbox]}


@pytest.fixture
def complaints() -> list[str]:
    """What the browser has complained of so far."""
    return []


@pytest.fixture
def expected(request) -> tuple[str, ...]:
    """Words of the errors that the test means to provoke."""
    marks = request.node.iter_markers("browser_says")
    return (OFFLINE, *(words for mark in marks for words in mark.args))


@pytest.fixture
def open_page(live_server, new_context, today, complaints, expected):
    """`open_page(user, size="phone", theme="light", javascript=True)` → a page, signed in.

    The page fails the test at its end if the console held an error, a script failed, a policy was
    violated, or a request went to another host. `page.goto("/today/")` is relative to the site.
    """

    def opened(user=None, *, size="phone", theme="light", javascript=True, **more) -> Page:
        width, height = SIZES[size]
        context = new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            color_scheme=theme,
            java_script_enabled=javascript,
            timezone_id="Pacific/Auckland",
            locale="en-NZ",
            **more,
        )
        context.set_default_timeout(PATIENCE)
        if user is not None:
            context.add_cookies([session_cookie(user, live_server.url)])
        page = context.new_page()
        Ear(live_server.url, complaints, expected).listen(page)
        return page

    yield opened
    assert complaints == []


def session_cookie(user, url: str) -> dict:
    """The cookie of a signed-in `user`, as playwright wants it."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": url}


class Ear:
    """Writes down whatever the browser complains of, and every request to somewhere else."""

    def __init__(self, home: str, complaints: list[str], expected: tuple[str, ...]):
        self.home, self.complaints, self.expected = home, complaints, expected

    def listen(self, page: Page) -> None:
        """Hear a page from its first request on."""
        page.on("console", self.said)
        page.on("pageerror", lambda error: self.heard("exception", str(error)))
        page.on("request", self.requested)
        page.on("response", self.answered)

    def heard(self, kind: str, text: str) -> None:
        if not any(words in text for words in self.expected):
            self.complaints.append(f"{kind}: {text}")

    def said(self, message) -> None:
        if message.type in ("error", "warning"):
            self.heard(message.type, f"{message.text} at {message.location['url']}")

    def requested(self, request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:")):
            self.heard("request", request.url)

    def answered(self, response) -> None:
        if response.status in (403, 404, 500):
            self.heard(str(response.status), response.url)


@pytest.fixture(
    params=[(size, theme) for size in ("phone", "desktop") for theme in ("light", "dark")],
    ids=lambda screen: "-".join(screen),
)
def screen(request) -> dict:
    """Each size and theme in turn: `open_page(alice, **screen)`."""
    size, theme = request.param
    return {"size": size, "theme": theme}


@pytest.fixture
def months(alice):
    """Alice with sixteen weeks of the demo diary."""
    store.store(alice.person, demo(3, 112, TODAY), at=NOW, replace=True)
    return alice


@pytest.fixture
def phone(open_page, alice) -> Page:
    """alice's phone."""
    return open_page(alice, size="phone")


@pytest.fixture
def desktop(open_page, alice) -> Page:
    """alice's computer."""
    return open_page(alice, size="desktop")


@pytest.fixture(scope="session")
def axe_clean():
    """`axe_clean(page)` fails with what axe finds, by rule and element.

    It looks at the page on a screen of its full height: a bar that sticks to the lower edge would
    else count as covering whichever link happens to lie beneath it.
    """
    axe = Axe()

    def check(page: Page) -> None:
        screen = page.viewport_size
        whole = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size(screen | {"height": max(screen["height"], whole)})
        found = axe.run(page, options=AXE).response["violations"]
        page.set_viewport_size(screen)
        assert [
            f"{rule['id']}: {node['target']}: {node['failureSummary']}"
            for rule in found
            for node in rule["nodes"]
        ] == []

    return check


@pytest.fixture(scope="session")
def resize():
    """`resize(page, "narrow", "dark")`: the open page on another screen."""

    def change(page: Page, size: str, theme: str) -> None:
        width, height = SIZES[size]
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=theme)

    return change


@pytest.fixture(scope="session")
def fits():
    """`fits(page)` fails when the page is wider than the screen."""

    def check(page: Page) -> None:
        widths = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert widths[0] <= widths[1], f"{page.url} is {widths[0]} wide on {widths[1]}"

    return check
