"""How soon the first chart is on a phone's screen, over slow 4G and with its CPU slowed four times.

Measured as a page that nothing is kept of (cold), and as one come to from Today, which keeps
its stylesheets (the service worker does, whose own requests Chromium does not slow down, so they
are kept by a first visit here). Serves a diary of years itself; needs a Chromium.

    python -m benchmarks.first_chart [--years 10] [--runs 9]
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.speed import PASSWORD, ROOT, site

# What Chromium's own tools call slow 4G and a mid-tier phone.
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 200_000,
           "uploadThroughput": 90_000}  # fmt: skip
CPU_SLOWED = 4
PHONE = {"width": 390, "height": 844}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--no-first-run"]  # fmt: skip
PAINTED = """() => new Promise(done => {
  const look = () => document.querySelector("svg.chart")
    ? requestAnimationFrame(() => setTimeout(() => done(performance.now())))
    : requestAnimationFrame(look);
  look();
})"""
LIMIT_MS = 500
STARTS_WITHIN = 60  # seconds


def main() -> int:
    """Measure and print; 1 when the chart comes later than it should."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        target = site(Path(place), 9, "phone", (options.years, 1))
        with served(target), browser_of(playwright) as browser:
            found = {
                "cold": [cold(browser, target["base"]) for _ in range(options.runs)],
                "from Today": from_today(browser, target["base"], options.runs),
            }
    for how, spent in found.items():
        low, middle, high = min(spent), statistics.median(spent), max(spent)
        sys.stdout.write(f"first chart, {how}: {middle:.0f} ms ({low:.0f}–{high:.0f})\n")
    return int(any(statistics.median(spent) > LIMIT_MS for spent in found.values()))


class served:
    """The site of a target of `benchmarks.speed`, while the `with` lasts."""

    def __init__(self, target: dict):
        self.target = target

    def __enter__(self):
        for command in self.target["prepare"]:
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        start = self.target["start"]
        env = {**os.environ, **start["env"]}
        self.server = subprocess.Popen(  # noqa: S603
            start["cmd"], cwd=start["cwd"], env=env, stdout=subprocess.DEVNULL
        )
        wait_for(self.target["base"] + start["ready"])

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()


def wait_for(address: str) -> None:
    """Return once the address answers."""
    until = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            urllib.request.urlopen(address).close()  # noqa: S310 (our own server)
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return


def browser_of(playwright) -> Browser:
    """The Chromium that the tests use."""
    command = [ROOT / "scripts" / "chromium"]
    found = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    return playwright.chromium.launch(executable_path=found.stdout.strip(), args=FLAGS)


def cold(browser: Browser, base: str) -> float:
    """Milliseconds to the chart for a signed-in browser that keeps nothing else."""
    context = signed_in(browser, base)
    fresh = browser.new_context(viewport=PHONE, service_workers="block")
    fresh.add_cookies(context.cookies())
    context.close()
    spent = first_chart(slowed(fresh.new_page()), base)
    fresh.close()
    return spent


def from_today(browser: Browser, base: str, runs: int) -> list[float]:
    """The same for one that has shown Today before, each time anew."""
    found = []
    for _ in range(runs):
        context = signed_in(browser, base)
        page = context.new_page()
        for kept in ("charts", "today"):
            page.goto(f"{base}/{kept}/")
        found.append(first_chart(slowed(page), base))
        context.close()
    return found


def signed_in(browser: Browser, base: str):
    """A browser's context with the session of the demo login."""
    context = browser.new_context(viewport=PHONE, service_workers="block")
    page = context.new_page()
    page.goto(f"{base}/accounts/login/")
    page.fill("[name=login]", "demo")
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_load_state()
    page.close()
    return context


def slowed(page: Page) -> Page:
    """The page with the network and the CPU of the phone."""
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", SLOW_4G)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWED})
    return page


def first_chart(page: Page, base: str) -> float:
    """Milliseconds from asking for the page to the frame that has the chart."""
    page.goto(f"{base}/charts/", wait_until="commit")
    return page.evaluate(PAINTED)


if __name__ == "__main__":
    sys.exit(main())
