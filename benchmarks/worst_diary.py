"""What every page costs of the worst diary that `journal.limits` allows, in seconds of CPU.

Builds it in a database that is thrown away: each list at its limit, with the costliest content that
is known, and prints a line for each page, and for what is done outside requests: the reading of
each large file, the making of the zip. Of several requests the dearest counts. Exits 1 when a page
takes more than 1 s. What is being measured is told to stderr.

    python -m benchmarks.worst_diary [--days 3000] [--part 10] [--only charts] [--from NAME]
        [--profile]
"""

import argparse
import cProfile
import importlib
import os
import pstats
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from itertools import dropwhile

import django

from benchmarks.worst_content import near_opioids, worst
from benchmarks.worst_uploads import NASTY, uploads

MOST_SECONDS = 1.0
DAY = timedelta(1)
POST_ONLY = 405
WITHOUT_SAMPLE = ("account_logout", "erased", "account_signup", "account_forgotten")
GIVEN_UP = 0  # in the place of a status


class TooLong(BaseException):
    """A page has had its time; no handler of the site may catch it."""


def main() -> int:
    """Build, measure, print; 1 when a page is over."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--part", type=int, default=1, help="only this fraction of each list")
    parser.add_argument("--only", default="", help="only the pages whose name contains this")
    parser.add_argument(
        "--from", dest="begin", default="", help="only from the first page whose name contains this"
    )
    parser.add_argument(
        "--limit", type=float, default=20, help="give a page up after these seconds"
    )
    parser.add_argument(
        "--profile", action="store_true", help="show where each page that is over was"
    )
    parser.add_argument("--days", type=int, default=10_000, help="over which its answers lie")
    options = parser.parse_args()
    over, before = 0, loop()
    with tempfile.TemporaryDirectory() as place:
        os.environ |= {"DATA_DIR": place, "DJANGO_SETTINGS_MODULE": "ldn_tracker.settings"}
        django.setup()
        for name, (seconds, size, status) in measured(options):
            is_page = not name.startswith(OUTSIDE)
            mark = "  over" if is_page and seconds > MOST_SECONDS else ""
            mark += ", given up" if status == GIVEN_UP else ""
            say(f"{seconds:7.2f} s {size / 1024:8.0f} kB  {status}  {name}{mark}")
            over += bool(mark)
    say(f"{loop()} ms for the loop that tells how busy the machine is, {before} before")
    say(f"{over} over {MOST_SECONDS:g} s")
    return int(over > 0)


def loop() -> int:
    """Milliseconds of CPU for five million steps: 55 where nobody else uses the cores."""
    begun = time.process_time()
    for _ in range(5_000_000):
        pass
    return round(1000 * (time.process_time() - begun))


def say(line: str) -> None:
    """Print at once, so that who waits sees how far it is."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def measured(options):
    """Each page with its CPU seconds, its size and its status."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    today = datetime.now(UTC).date() - DAY
    client, person = signed_in()
    diary = worst(today, options.part, days=options.days)
    keep(person, diary)
    at_once()
    importlib.import_module("ldn_tracker.wsgi")  # looks for garbage as seldom as the server does
    every = pages(person, today, diary)
    for name, url, sent in dropwhile(lambda page: options.begin not in page[0], every):
        if options.only in name:
            sys.stderr.write(f"… {name}\n")
            figures = cost(client, url, sent, options)
            if figures[2] != POST_ONLY:
                yield name, figures
            if BESIDE[0] and url in MADE_OUTSIDE:
                yield (
                    f"{OUTSIDE}{name.replace('preview', 'reading', 1)}",
                    (BESIDE[0], 0, figures[2]),
                )


OUTSIDE = "outside requests: "
TAKE_OUT = "/data/take-out/"
MADE_OUTSIDE = ("/data/preview/", TAKE_OUT)
BESIDE = [0.0]  # CPU seconds of what was done outside requests


def at_once() -> None:
    """Do at once what is done outside requests, and count what that costs by itself."""
    from ldn_tracker.server import beside

    def begin(task, *, failed):
        before = _cpu()
        task()
        BESIDE[0] += _cpu() - before

    beside.begin = begin


def signed_in():
    """A browser with a login, and the diary it keeps."""
    from django.test import Client

    from journal.models import Membership, PersonRow, User

    user = User.objects.create_user("worst", password="bench-pass-123", is_owner=True)  # noqa: S106
    person = PersonRow.objects.create(name="Worst", timezone="UTC", country="NZ")
    Membership.objects.create(user=user, person=person, role=Membership.Role.SELF)
    client = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
    client.force_login(user)
    return client, person


def keep(person, diary) -> None:
    """Store the diary as an import does."""
    from ldn_tracker.transfer import store

    began = _cpu()
    store.store(person, diary, at=datetime.now(UTC))
    say(f"{_cpu() - began:7.2f} s to store it")


def imported(person, today: date) -> int:
    """An import that changed as many days as one may, so that it can be taken back."""
    from dose.diary import from_database
    from dose.diary.diary import Diary
    from journal.limits import MOST_CHANGED
    from ldn_tracker.transfer import store

    mine = from_database.whole(person)
    changed = (replace(entry, crash=not entry.crash) for entry in mine.entries[:MOST_CHANGED])
    theirs = Diary(person=mine.person, measures=mine.measures, entries=tuple(changed))
    store.store(person, theirs, at=datetime.now(UTC), replace=True, source="Visible")
    return person.imports.latest("pk").pk


def cost(client, url: str, sent: dict | None, options) -> tuple[float, int, int]:
    """CPU seconds of this process and its children, bytes, status; the better of two."""
    first = _once(client, url, sent, options)
    if first[0] <= MOST_SECONDS or first[2] == GIVEN_UP:
        return first
    found = min(first, _once(client, url, sent, options))
    if options.profile and found[0] > MOST_SECONDS:
        profile = cProfile.Profile()
        _once(client, url, sent, options, profile)
        pstats.Stats(profile).sort_stats("cumulative").print_stats(60)
    return found


def _once(client, url, sent, options, profile=None) -> tuple[float, int, int]:
    """The dearest of the requests that it takes."""
    seconds, size, status = 0.0, 0, GIVEN_UP
    BESIDE[0] = 0.0
    try:
        with at_most(options.limit), taken_back(), profile or nullcontext():
            for ask in _requests(client, url, sent):
                before, beside = _cpu(), BESIDE[0]
                response = ask()
                # What is streamed is counted in pieces, as it is sent.
                size, status = sum(map(len, response)), response.status_code
                seconds = max(seconds, _cpu() - before - (BESIDE[0] - beside))
    except TooLong:
        seconds = options.limit
    return seconds, size, status


def _requests(client, url: str, sent):
    """Each request of a page, or of a file that is brought: sent, shown, and where asked stored."""
    answers = []

    def asked(how):
        answers.append(how())
        return answers[-1]

    if sent is None:
        yield partial(asked, partial(client.get, url, headers={"accept-encoding": "gzip"}))
        return
    yield partial(asked, partial(client.post, url, sent() if callable(sent) else sent))
    place = getattr(answers[0], "url", "")
    if place:
        yield partial(asked, partial(client.get, place))
    if url == TAKE_OUT:
        yield partial(asked, partial(client.get, f"{TAKE_OUT}file/"))
    if place.startswith("/data/files/") and url == "/data/import/":
        rest = {name: value for name, value in sent().items() if name != "file"}
        said = {"sealed": f"file {place.split('/')[3]}", **rest}
        yield partial(asked, partial(client.post, url, said))


@contextmanager
def taken_back():
    """Nothing that a page writes stays."""
    from django.db import transaction

    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def at_most(seconds: float):
    """Raise TooLong when so many seconds of CPU have gone by."""

    def stop(*_):
        raise TooLong

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def pages(person, today: date, diary):
    """(name, address, what is posted) of every page and of what costs most to send."""
    from django.urls import NoReverseMatch, get_resolver, reverse

    samples = {
        "day": [str(today)], "month_of": [f"{today:%Y-%m}"], "measure_rename": ["x-000"],
        "regimen_correct": [person.regimen.filter(corrected_at=None).last().pk],
        "break_end": [person.breaks.last().pk],
    }  # fmt: skip
    for name in sorted({name for name in get_resolver().reverse_dict if isinstance(name, str)}):
        if name in WITHOUT_SAMPLE:
            continue
        try:
            yield name, reverse(name, args=samples.get(name, [])), None
        except NoReverseMatch:
            continue
    from ldn_tracker.start.screens import IDS

    for step in IDS:
        yield f"start {step}", reverse("start_step", args=[step]), None
    shown = "&".join(f"show={measure}" for measure in [*person.tracks])
    yield "charts, all of it", f"/charts/?range=all&{shown}", None
    yield "figure, all of it", f"/charts/figure.json?range=all&{shown}", None
    yield "calendar, all of it", "/charts/calendar/?range=all", None
    first = today - timedelta(365)
    yield "summary of a year", f"/summary/?from={first}&to={today}", None
    for form in ("csv", "excel", "zip"):
        yield f"export as {form}", f"/data/export/?as={form}", None
    yield "the zip", TAKE_OUT, {}
    batch = imported(person, today)
    yield "an import, to take back", f"/data/imports/{batch}/", None
    yield "an import taken back", f"/data/imports/{batch}/", {}
    yield "look", f"/medicines/look/?name={near_opioids(0)}", None
    fatigue = {f"{today}-ratings.fatigue": "5"}
    yield "a tap", "/today/answer/", fatigue
    alert = {f"{today}-alerts": "rash"}
    yield "an alert", "/today/answer/", alert
    for name, make in uploads(diary):
        content = cache(make)
        yield f"preview of {name}", "/data/preview/", partial(_upload, content)
        if name not in (*NASTY, "20 MB"):
            yield f"import of {name}", "/data/import/", partial(_upload, content, is_sure=True)
            instead = partial(_upload, content, is_sure=True, replace=True)
            yield f"import of {name}, in place of what is here", "/data/import/", instead


def _upload(content: Callable[[], bytes], **chosen: bool) -> dict:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return {"file": SimpleUploadedFile("d.json", content()), **chosen}


if __name__ == "__main__":
    start = time.process_time()
    code = main()
    sys.stdout.write(f"{time.process_time() - start:.0f} s of CPU in all\n")
    sys.exit(code)
