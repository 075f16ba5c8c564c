"""Make pictures of Today in eight states side by side, on each screen, to be looked at.

.venv/bin/python scripts/today_states.py FOLDER [SCREEN…]
"""

import json
import sys
from base64 import b64encode
from pathlib import Path

from playwright.sync_api import Browser, Page
from screenshots import HOME, chromium, site

SCREENS = {  # width, height, and what else the device asks for or the person chose
    "phone-light": (390, 844, {"color_scheme": "light"}),
    "phone-dark": (390, 844, {"color_scheme": "dark"}),
    "narrow": (320, 640, {"color_scheme": "light"}),
    "narrow-200": (320, 640, {"color_scheme": "light"}),
    "landscape": (844, 390, {"color_scheme": "dark"}),
    "desk": (1280, 800, {"color_scheme": "light"}),
    "forced": (390, 844, {"color_scheme": "dark", "forced_colors": "active"}),
}
TWICE = "document.documentElement.style.fontSize = '212.5%'"  # of the letters alone
STATES = ("before", "half", "done", "crash", "step due", "urgent", "break", "offline")
# A diary for each state, on a clock by which it is evening; their sessions are printed.
DIARIES = """
import json
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo
from django.test import Client
from django.utils import timezone
from dose.actions import adopt_plan, change_regimen, record_dose, start_break
from dose.diary.parts import Plan
from journal.accounts import actions as accounts
from journal.accounts import queries
from journal.actions import save_answers
from journal.models import User
from journal.time_zones import ALL_ZONES

zone = next(zone for zone in ALL_ZONES if datetime.now(ZoneInfo(zone)).hour == 20)
now = timezone.now().astimezone(ZoneInfo(zone))
today = datetime.now(ZoneInfo(zone)).date()
MG = Decimal("1.5")
QUIET = {"ratings.fatigue": 6, "crash": False, "ratings.insomnia": 0, "ratings.sedation": 0,
         "ratings.nausea": 0}
made = {}
for state in STATES:
    user = User(username=state)
    accounts.open_account(user=user, code=None, at=now)
    accounts.note_start(user=user, step="")
    person = queries.own_diary(user)
    person.timezone = zone
    person.save()
    begun = today - timedelta(15 if state == "step due" else 9)
    plan = Plan(starting_dose_mg=MG, step_mg=MG, step_interval_days=14, max_dose_mg=Decimal("4.5"),
                strengths_mg=(MG,), prescriber="Dr Example", confirmed_on=begun, start=begun)
    adopt_plan(person=person, plan=plan, today=begun)
    change_regimen(person=person, start=begun, dose_mg=MG, timing="night", reason="start")
    for ago in range(30, 0, -1):
        day, at = today - timedelta(ago), now - timedelta(ago)
        save_answers(person=person, day=day, answers=QUIET, at=at)
        if day >= begun:
            record_dose(person=person, day=day, dose_mg=MG, timing="night", taken_at=at)
    if state in ("half", "done"):
        record_dose(person=person, day=today, dose_mg=MG, timing="night", taken_at=now)
        answers = QUIET if state == "done" else {"ratings.fatigue": 7}
        save_answers(person=person, day=today, answers=answers, at=now)
    if state == "crash":
        save_answers(person=person, day=today, answers={"crash": True}, at=now)
    if state == "urgent":
        save_answers(person=person, day=today, answers={"alerts": ["rash"]}, at=now)
    if state == "break":
        start_break(person=person, start=today, reason="side_effect")
    client = Client()
    client.force_login(user)
    made[state] = client.cookies["sessionid"].value
print(json.dumps(made))
"""


def shown(browser: Browser, state: str, session: str, screen: str) -> bytes:
    """Today in a state on a screen; what is below its lower edge too."""
    width, height, options = SCREENS[screen]
    context = browser.new_context(
        viewport={"width": width, "height": height}, **{"device_scale_factor": 1, **options}
    )
    context.add_cookies([{"name": "sessionid", "value": session, "url": HOME}])
    page = context.new_page()
    page.goto(f"{HOME}/today/{'blank/' if state == 'offline' else ''}")
    page.wait_for_load_state("networkidle")
    if screen.endswith("200"):
        page.evaluate(TWICE)
    picture = page.screenshot(full_page=not screen.startswith("phone"))
    context.close()
    return picture


def side_by_side(page: Page, pictures: dict[str, bytes], path: Path) -> None:
    """One picture of several, each with its name."""
    cells = "".join(
        f"<figure><figcaption>{name}</figcaption>"
        f'<img src="data:image/png;base64,{b64encode(picture).decode()}"></figure>'
        for name, picture in pictures.items()
    )
    style = "body{display:grid;grid-template-columns:repeat(4,max-content);gap:16px;margin:16px}"
    look = "figure{margin:0}figcaption{font:20px sans-serif}img{outline:1px solid #999}"
    page.set_content(f"<style>{style}{look}body{{width:max-content}}</style>{cells}")
    page.locator("body").screenshot(path=path)


def main() -> None:
    """Every state on every screen that was named, or on all."""
    folder, *screens = sys.argv[1:]
    Path(folder).mkdir(parents=True, exist_ok=True)
    with site(f"STATES = {STATES!r}\n{DIARIES}", demo=False) as printed, chromium() as browser:
        sessions = json.loads(printed.splitlines()[-1])
        for screen in screens or SCREENS:
            pictures = {s: shown(browser, s, sessions[s], screen) for s in STATES}
            side_by_side(browser.new_page(), pictures, Path(folder) / f"today-{screen}.png")


if __name__ == "__main__":
    main()
