"""What every page costs of the worst diary that `journal.limits` allows, in seconds of CPU.

Builds it in a database that is thrown away: each list at its limit, with the costliest content that
is known, and prints a line for each page, and for the reading of each large file, which is done
outside requests. Of several requests the dearest counts. Exits 1 when a page takes more than 1 s.

    python -m benchmarks.worst_diary [--days 3000] [--part 10] [--only charts] [--profile]
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
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

import django

from benchmarks.worst_content import near_opioids, worst

MOST_SECONDS = 1.0
DAY = timedelta(1)
POST_ONLY = 405
WITHOUT_SAMPLE = ("account_logout", "erased", "account_signup", "account_forgotten")
GIVEN_UP = 0  # in the place of a status
NASTY = {  # what a value of the file is made of, over and over, and never ended
    "nested lists": b"[", "nested objects": b'{"a":', "empty lists": b"[[],",
    "short names": b'{"":1,', "long numbers": b"[" + b"9" * 5000 + b",",
}  # fmt: skip
CSV = {
    "a day of an export full of numbers": lambda n: b"2026-01-01,t%d,Sleep,1\n" % n,
    "a day of an export full of notes": lambda n: b"2026-01-01,Note,Note,w%d\n" % n,
    "an export full of symptoms": lambda n: b"2026-01-01,s%d,Pain,1\n" % n,
    "an export of many days": lambda n: b"%s,%s,Pain,1\n" % _rated(n, 10_000),
    "an export of many answers": lambda n: b"%s,%s,Pain,1\n" % _rated(n, 4_000),
    "an export of more days than fit": lambda n: b"%s,%s,Pain,1\n" % _rated(n, 20_000),
}


class TooLong(BaseException):
    """A page has had its time; no handler of the site may catch it."""


def main() -> int:
    """Build, measure, print; 1 when a page is over."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--part", type=int, default=1, help="only this fraction of each list")
    parser.add_argument("--only", default="", help="only the pages whose name contains this")
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
            mark = "  over" if seconds > MOST_SECONDS else ""
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
    for name, url, sent in pages(person, today, diary):
        if options.only in name:
            figures = cost(client, url, sent, options)
            if figures[2] != POST_ONLY:
                yield name, figures
            if BESIDE[0] and url == "/data/preview/":
                yield name.replace("preview", "reading", 1), (BESIDE[0], 0, figures[2])


BESIDE = [0.0]  # CPU seconds for which files were read outside requests


def at_once() -> None:
    """Read large files at once, and count what that costs by itself."""
    from ldn_tracker.transfer import apart

    def begin(file, clock, **how):
        before = _cpu()
        apart.read(file, clock, how)
        BESIDE[0] += _cpu() - before

    apart.begin = begin


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


def uploads(diary):
    """(name, bytes) of files as large as an upload may be, each full of what costs in its way."""
    from dose.diary.diary import Diary
    from journal.limits import MOST_LINES
    from ldn_tracker.transfer.formats import diary_file
    from ldn_tracker.transfer.formats.visible import COLUMNS
    from ldn_tracker.transfer.forms import LARGEST

    person = replace(diary.person, allergies=(), diagnoses=())
    bare = Diary(person=person)
    for name in ("doses", "entries", "advice", "medicines"):
        found = getattr(diary, name)
        if name == "doses":
            found = tuple(_as_taken(found))
        if name == "entries":
            found = tuple(replace(entry, note="", measurements={}) for entry in found)
        measures = diary.measures if name == "entries" else ()
        part = replace(bare, measures=measures)
        most = len(found)
        while len(text := diary_file.dump(replace(part, **{name: found[:most]}))) > LARGEST:
            most = int(most * min(0.95, LARGEST / len(text)))
        yield f"{most} {name}", text.encode()
    notes = tuple(replace(entry, measurements={}) for entry in diary.entries[:200])
    yield (
        "long notes",
        diary_file.dump(replace(bare, measures=diary.measures, entries=notes)).encode(),
    )
    head = diary_file.dump(bare).encode().rstrip()[:-1]
    for name, piece in NASTY.items():
        yield name, head + b',"x":' + piece * ((LARGEST - len(head) - 9) // len(piece))
    yield "20 MB", head + b" " * (4 * LARGEST) + b"}"
    header = ",".join(COLUMNS).encode() + b"\n"
    for name, line in CSV.items():
        text, number = bytearray(header), 0
        while len(text) < LARGEST - 200 and number < MOST_LINES - 1:
            text += line(number)
            number += 1
        yield name, bytes(text)


def _as_taken(doses):
    """So many doses a day as an import takes without asking."""
    from ldn_tracker.transfer.contradictions import MOST_A_DAY

    last = max(dose.day for dose in doses)
    for n, dose in enumerate(doses):
        back = dose.day - (last - n // MOST_A_DAY * DAY)
        yield replace(dose, day=dose.day - back, taken_at=dose.taken_at - back)


def cost(client, url: str, sent: dict | None, options) -> tuple[float, int, int]:
    """CPU seconds of this process and its children, bytes, status; the better of two."""
    first = _once(client, url, sent, options)
    if first[0] <= MOST_SECONDS or first[2] == GIVEN_UP:
        return first
    return min(first, _once(client, url, sent, options))


def _once(client, url, sent, options) -> tuple[float, int, int]:
    """The dearest of the requests that it takes."""
    seconds, size, status = 0.0, 0, GIVEN_UP
    profile = cProfile.Profile() if options.profile else None
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
    if profile and seconds > MOST_SECONDS:
        pstats.Stats(profile).sort_stats("cumulative").print_stats(45)
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
    batch = imported(person, today)
    yield "an import, to take back", f"/data/imports/{batch}/", None
    yield "an import taken back", f"/data/imports/{batch}/", {}
    yield "look", f"/medicines/look/?name={near_opioids(0)}", None
    fatigue = {f"{today}-ratings.fatigue": "5"}
    yield "a tap", "/today/answer/", fatigue
    alert = {f"{today}-alerts": "rash"}
    yield "an alert", "/today/answer/", alert
    for name, content in uploads(diary):
        yield f"preview of {name}", "/data/preview/", partial(_upload, content)
        if name not in (*NASTY, "20 MB"):
            yield f"import of {name}", "/data/import/", partial(_upload, content, is_sure=True)
            instead = partial(_upload, content, is_sure=True, replace=True)
            yield f"import of {name}, in place of what is here", "/data/import/", instead


def _upload(content: bytes, **chosen: bool) -> dict:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return {"file": SimpleUploadedFile("d.json", content), **chosen}


def _rated(number: int, days: int) -> tuple[bytes, bytes]:
    """A day and a built-in symptom: one after the other of so many days, then the next symptom, and
    after the last the first again."""
    from ldn_tracker.transfer.brought.places import OURS

    day = datetime.now(UTC).date() - (number % days + 1) * DAY
    return str(day).encode(), [*OURS][number // days % len(OURS)].encode()


if __name__ == "__main__":
    start = time.process_time()
    code = main()
    sys.stdout.write(f"{time.process_time() - start:.0f} s of CPU in all\n")
    sys.exit(code)
