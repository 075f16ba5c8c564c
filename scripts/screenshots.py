"""Make the pictures of the README: the demo person's Today on a phone, and the page for the GP."""

import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "img"
PORT = os.environ.get("PORT") or "8791"
HOME = f"http://127.0.0.1:{PORT}"
SHOTS = [  # name, address, width, height, pixels a point, as on screen or on paper (A4)
    ("today", "/today/", 390, 844, 2, "screen"),
    ("summary", "/summary/", 794, 1123, 1.5, "print"),
]
# Signs the demo person in, and moves them to where it is late morning: a picture made at night
# would speak of doses after midnight.
SESSION = """
from datetime import datetime
from zoneinfo import ZoneInfo
from django.test import Client
from journal.models import PersonRow, User
from journal.time_zones import ALL_ZONES
client = Client()
client.force_login(User.objects.get())
morning = next(zone for zone in ALL_ZONES if datetime.now(ZoneInfo(zone)).hour == 10)
PersonRow.objects.update(timezone=morning)
print(client.cookies["sessionid"].value)
"""


def manage(*words: str, env: dict) -> str:
    """The output of a management command."""
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(
        command, cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def wait_until_it_answers() -> None:
    """Two minutes at most: collecting static files takes its time the first time."""
    for _ in range(240):
        try:
            urllib.request.urlopen(f"{HOME}/help/", timeout=5).close()  # noqa: S310
        except urllib.error.URLError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit("the site did not start")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser that makes the pictures."""
    flags = ["--no-sandbox", "--disable-gpu"] if os.geteuid() == 0 else ["--disable-gpu"]
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or None
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


def shoot(session: str) -> None:
    """Open each page in Chromium and keep its picture."""
    with chromium() as browser:
        for name, address, width, height, scale, media in SHOTS:
            context = browser.new_context(
                viewport={"width": width, "height": height}, device_scale_factor=scale
            )
            context.add_cookies([{"name": "sessionid", "value": session, "url": HOME}])
            page = context.new_page()
            page.emulate_media(media=media)
            page.goto(HOME + address)
            if media == "print":  # the margins that the printer gives
                page.evaluate("document.body.style.padding = '44px'")
            page.screenshot(path=PICTURES / f"{name}.png", full_page=media == "print")


@contextmanager
def site(code: str, *, demo: bool) -> Iterator[str]:
    """A server with a directory of its own, of which nothing is left; what `code` printed in it."""
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"DATA_DIR": folder, "PORT": PORT, "HOST": "", "PUBLIC_URL": ""}
        manage("migrate", "--verbosity", "0", env=env)
        if demo:
            manage("demo", env=env)
        printed = manage("shell", "--no-imports", "-c", code, env=env).strip()
        server = subprocess.Popen([sys.executable, "manage.py", "serve"], cwd=ROOT, env=env)
        try:
            wait_until_it_answers()
            yield printed
        finally:
            server.terminate()
            server.wait()


def main() -> None:
    """The pictures of the README, of the demo person."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with site(SESSION, demo=True) as session:
        shoot(session)


if __name__ == "__main__":
    main()
