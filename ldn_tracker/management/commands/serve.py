"""Bring the database and the static files up to date, say where the site is, and serve it."""

import os
import shlex
import socket
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from journal.accounts import actions as account_actions
from journal.accounts import queries as account_queries
from ldn_tracker.server import collected
from ldn_tracker.server.database import file, sqlite
from ldn_tracker.server.database.content import Unusable
from ldn_tracker.server.phone import home, words

# Each of four threads would keep a heap as large as its dearest page, and a heap what a large page
# took once: what is above 1 MiB goes back to the system. Below that, pages would take it anew each
# time. See docs/speed.md.
HEAP = {
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_THRESHOLD_": "1048576",
    "MALLOC_TRIM_THRESHOLD_": "1048576",
}


class Command(BaseCommand):
    """`make run`: gunicorn on HOST:PORT, after migrating; prints the address."""

    help = "Set up what is missing and serve the site with gunicorn."

    def add_arguments(self, parser):
        """`--prepare` stops before serving."""
        parser.add_argument("--prepare", action="store_true", help="set up only, do not serve")

    def handle(self, *args, prepare, **options):
        """Prepare, announce, then become gunicorn."""
        self.need_sound_database()
        call_command("migrate", verbosity=0, interactive=False, stdout=self.stdout)
        call_command("createcachetable", verbosity=0)
        if collected.is_stale():
            self.stdout.write("Collecting static files (once after an update, some seconds)")
            collected.collect()
        how = "make phone" if settings.PHONE else "make run"
        if not prepare and not is_free(settings.HOST, settings.PORT):
            raise CommandError(
                f"Port {settings.PORT} is in use, perhaps by this program in another window.\n"
                f"Stop that one, or choose another port: {how} PORT={settings.PORT + 1}"
            )
        os.environ.update(HEAP | os.environ)
        if settings.PHONE:
            sys.exit(self.serve_phones(prepare=prepare))
        self.announce()
        if not prepare:
            os.execv(sys.executable, gunicorn())  # noqa: S606 (no shell, nothing from outside)

    def need_sound_database(self):
        """Go on with a whole database or a new one; of any other say how it is replaced."""
        if connection.vendor != "sqlite":
            return
        live, folder = Path(connection.settings_dict["NAME"]), settings.DATA_DIR / "backups"
        try:
            file.need_site(live, folder)
        except Unusable as error:
            latest = next(iter(file.backups(folder)), "file")
            raise CommandError(
                f"{error}\n"
                f"Put a backup in its place, what is left is kept: make restore FROM={latest}\n"
                f"For a new site choose another directory, or move everything out of {live.parent}."
            ) from error

    def serve_phones(self, *, prepare: bool) -> int:
        """Say how a phone comes here, and serve it over https; the exit status."""
        kept = home.keep()
        self.stdout.write(
            words.announcement(
                address(),
                kept.fingerprint,
                is_new=kept.is_new,
                coloured=self.stdout.isatty(),
            ),
            ending="",
        )
        self.announce_first_code()
        self.stdout.write("\n  Stop with Ctrl+C.\n\n")
        self.stdout.flush()
        return 0 if prepare else home.serve(gunicorn, kept)

    def announce(self):
        """The address, and while nobody has signed up the code that makes the first account."""
        self.stdout.write(f"\n  LDN tracker: {address()}/\n")
        if settings.PUBLIC_URL and not settings.HTTPS:
            self.stdout.write("  Careful: without https others on the network can read along.\n")
        if connection.vendor == "sqlite" and (caution := sqlite.caution(sqlite.in_use())):
            self.stdout.write(f"  {caution}\n")
        self.announce_first_code()
        self.stdout.write("\n  Stop with Ctrl+C.\n\n")
        self.stdout.flush()

    def announce_first_code(self):
        """While nobody has signed up, the code that makes the first account."""
        if not account_queries.anybody_signed_up():
            code = account_actions.make_first_code(at=timezone.now())
            link = f"{address()}{reverse('account_signup')}"
            self.stdout.write(
                f"\n  To make the first account, open {link}\n"
                f"  and type this one-time code:  {code}\n"
            )


def address() -> str:
    """Where people find the site, without a slash at the end."""
    if settings.PUBLIC_URL:
        return settings.PUBLIC_URL.geturl()
    host = f"[{settings.HOST}]" if ":" in settings.HOST else settings.HOST
    return f"http://{host}:{settings.PORT}"


def is_free(host: str, port: int) -> bool:
    """Whether nobody listens at host and port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.settimeout(1)
        return probe.connect_ex((host, port)) != 0


def gunicorn(place: str = "") -> list[str]:
    """The command that serves: WORKERS processes of four threads (75 MiB each), no access log.

    What no slow client can hold is in `ldn_tracker.server.worker`.
    `place` is where it listens, HOST:PORT unless given.
    An access log would hold addresses, and secret links are addresses.
    """
    host = f"[{settings.HOST}]" if ":" in settings.HOST else settings.HOST
    words = f"""-m gunicorn ldn_tracker.wsgi:application --bind {place or f"{host}:{settings.PORT}"}
        --worker-class ldn_tracker.server.worker.BufferingWorker --workers {settings.WORKERS}
        --threads 4 --no-control-socket
        --config python:ldn_tracker.server.gunicorn_hooks
        --worker-tmp-dir {shlex.quote(str(settings.DATA_DIR))} --log-level warning"""
    return [sys.executable, *shlex.split(words)]
