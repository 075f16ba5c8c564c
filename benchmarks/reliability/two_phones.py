"""Two people who share one phone whose network loses replies: what is lost, doubled, or shown.

    CHROMIUM="$(scripts/chromium)" .venv/bin/python -m benchmarks.reliability.two_phones

Each run is a day of two diaries on one browser. In random order they take the phone from each other
and tap; of what is sent a part never arrives, of a part the reply is lost, and of a part a copy is
held up and arrives after everything else. Exits 1 where a diary differs from what was tapped last.
"""

import argparse
import contextlib
import json
import os
import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from playwright.sync_api import BrowserContext, Error, Page, Request, Route, expect, sync_playwright

from benchmarks.reliability.site import TOKEN, Site, site

DOSE = "1.5"
PLAN = """
from datetime import timedelta
from decimal import Decimal
from django.utils import timezone
from dose.actions import adopt_plan, change_regimen
from dose.diary.parts import Plan
from journal.models import PersonRow
mg = Decimal("{dose}")
start = timezone.now().date() - timedelta({runs} + 9)
for person in PersonRow.objects.order_by("pk"):
    plan = Plan(starting_dose_mg=mg, step_mg=mg, step_interval_days=14, max_dose_mg=mg, start=start)
    adopt_plan(person=person, plan=plan, today=start)
    change_regimen(person=person, start=start, dose_mg=mg, timing="night", reason="start")
    print(person.pk)
"""
READ = """
import json
from journal.models import EntryRow
from dose.models import Intake
answers = [[e.person_id, str(e.day), e.ratings] for e in EntryRow.objects.all()]
doses = [[i.person_id, str(i.day)] for i in Intake.objects.all()]
print(json.dumps([answers, doses]))
"""
TAKEN = "#dose .row button[value$=' night']"
FAULTS = ("none", "none", "unsent", "no reply", "held up")
EVENTS = """() => {
  dispatchEvent(new Event("online"));
  document.dispatchEvent(new Event("visibilitychange"));
}"""
RATINGS = {0: range(6), 1: range(6, 11)}  # no rating of one could be the other's


@dataclass
class Phone:
    """The browser, the network around it, and what each person tapped last."""

    page: Page
    served: Site
    chance: random.Random
    holder: int = 0
    is_faulty: bool = True
    held_up: list[tuple[int, Request]] = field(default_factory=list)
    tapped: dict[tuple[int, str], int] = field(default_factory=dict)  # (person, day): rating
    taken: set[tuple[int, str]] = field(default_factory=set)
    seen: Counter = field(default_factory=Counter)

    @property
    def context(self) -> BrowserContext:
        """Its cookies, its network."""
        return self.page.context

    def network(self, route: Route) -> None:
        """What becomes of one answer on its way."""
        fault = self.chance.choice(FAULTS) if self.is_faulty else "none"
        self.seen[fault] += 1
        if fault == "none":
            route.fallback()
            return
        if fault == "no reply":
            route.fetch()
        if fault == "held up":
            self.held_up.append((self.holder, route.request))
        route.abort()

    def take(self, person: int, day: str) -> None:
        """Somebody takes the phone and opens the day."""
        self.holder = person
        url = f"http://127.0.0.1:{self.served.port}"
        cookies = {"sessionid": self.served.sessions[person], "csrftoken": TOKEN}
        self.context.add_cookies([{"name": n, "value": v, "url": url} for n, v in cookies.items()])
        for _ in range(20):
            with contextlib.suppress(Error):  # where it is just being loaded anew
                self.page.goto(f"{url}/day/{day}/")
                break
        expect(self.page.locator("#save")).to_be_hidden()
        self.look()

    def look(self) -> None:
        """Count what is shown of the other one; a page that is just loading anew shows nothing."""
        with contextlib.suppress(Error):
            self.seen["shown"] += sum(rating not in RATINGS[self.holder] for rating in self.shown())

    def shown(self) -> list[int]:
        """The ratings that wait on this page, and the one that is chosen."""
        texts = self.page.locator("#waiting li").all_text_contents()
        shown = [int(text.split("Fatigue: ")[1].split()[0]) for text in texts if "Fatigue:" in text]
        checked = self.page.locator("[name$='ratings.fatigue']:checked")
        values = checked.evaluate_all("boxes => boxes.map((box) => box.value)")
        self.seen["looked"] += 1
        return shown + [int(value) for value in values if value]

    def tap(self, day: str) -> None:
        """A rating, and now and then the dose of the day, once."""
        rating = self.chance.choice(RATINGS[self.holder])
        group = self.page.get_by_role("group", name="Fatigue")
        group.locator("label", has=self.page.locator(f"input[value='{rating}']")).click()
        self.tapped[self.holder, day] = rating
        self.seen["tapped"] += 1
        if (self.holder, day) not in self.taken and self.can_take():
            self.page.locator(TAKEN).click()
            self.taken.add((self.holder, day))
            self.seen["tapped"] += 1

    def can_take(self) -> bool:
        """Whether the dose is offered, and waits neither."""
        with contextlib.suppress(Error):
            return bool(self.page.locator(f"{TAKEN}:enabled").count())
        return False

    def settle(self, person: int, day: str) -> None:
        """With a network again, until nothing waits for this person."""
        self.take(person, day)
        for _ in range(300):
            with contextlib.suppress(Error):
                self.page.evaluate(EVENTS)
                self.page.wait_for_timeout(100)
                if self.page.locator("#check-in[data-unsent=none]").count():
                    return
        raise TimeoutError(self.page.locator("#waiting").inner_text())

    def arrive_late(self) -> None:
        """The copies that were held up arrive, after everything else."""
        for person, request in self.held_up:
            session = {"Cookie": f"sessionid={self.served.sessions[person]}; csrftoken={TOKEN}"}
            kept = {"content-type": request.headers["content-type"], "hx-request": "true"}
            headers = kept | session | {"x-csrftoken": TOKEN}
            answer = self.page.request.post(
                request.url, data=request.post_data_buffer, headers=headers
            )
            self.seen[f"late {answer.headers.get('x-answer')}"] += 1
        self.held_up.clear()


def main() -> int:
    """Print what was lost, doubled and shown; 1 where there was any."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with site(people=2) as served, sync_playwright() as playwright:
        made = served.manage("shell", "--no-imports", "-c", plan(options.runs)).stdout
        sandbox = [] if os.geteuid() else ["--no-sandbox"]
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=sandbox)
        page = browser.new_page()
        phone = Phone(page, served, random.Random(options.seed))  # noqa: S311
        page.route("**/today/answer/", phone.network)
        for day in days(options.runs):
            run(phone, day)
        browser.close()
        stored = json.loads(served.manage("shell", "--no-imports", "-c", READ).stdout)
    return report(phone, options.runs, *count(phone, [int(pk) for pk in made.split()], *stored))


def plan(runs: int) -> str:
    """The code that gives both a plan which begins before the first of the days."""
    return PLAN.format(dose=DOSE, runs=runs)


def days(runs: int) -> list[str]:
    """A day for each run, none of them to come in any time zone."""
    today = datetime.now(UTC).date()
    return [str(today - timedelta(2 + number)) for number in range(runs)]


def run(phone: Phone, day: str) -> None:
    """A day of both: they take turns and tap, then the network is good again."""
    phone.is_faulty = True
    for person in phone.chance.choices((0, 1), k=4):
        phone.take(person, day)
        for _ in range(phone.chance.randint(1, 3)):
            phone.tap(day)
            phone.look()
    phone.is_faulty = False
    for person in (0, 1):
        phone.settle(person, day)
    phone.arrive_late()


def count(phone: Phone, people: list[int], answers: list, doses: list) -> tuple[int, int, int]:
    """How many last taps are not stored, doses too many, and answers in the other's diary."""
    stored = {(people.index(pk), day): ratings.get("fatigue") for pk, day, ratings in answers}
    taken = Counter((people.index(pk), day) for pk, day in doses)
    missing = [
        *(
            f"{key}: {r}, not {stored.get(key)}"
            for key, r in phone.tapped.items()
            if stored.get(key) != r
        ),
        *(f"{key}: the dose" for key in phone.taken if not taken[key]),
    ]
    sys.stderr.write("".join(f"lost {line}\n" for line in missing))
    lost = len(missing)
    doubled = sum(max(0, number - (key in phone.taken)) for key, number in taken.items())
    theirs = [key for key, rating in stored.items() if rating not in (None, *RATINGS[key[0]])]
    return lost, doubled, len(theirs)


def report(phone: Phone, runs: int, lost: int, doubled: int, theirs: int) -> int:
    """Print the figures; 1 where one of them is not 0."""
    shown = phone.seen.pop("shown") + theirs
    sys.stdout.write(f"{runs} runs; {dict(phone.seen)}\n")
    sys.stdout.write(f"lost {lost}, doubled {doubled}, shown to the other {shown}\n")
    return int(bool(lost or doubled or shown))


if __name__ == "__main__":
    sys.exit(main())
