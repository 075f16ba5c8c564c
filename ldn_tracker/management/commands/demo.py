"""manage.py demo: a login whose diary holds months of believable days, stored by the importer."""

import secrets

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from journal.accounts import actions as account_actions
from journal.accounts import queries as account_queries
from journal.middleware import clock_of
from journal.models import User
from ldn_tracker.demo import ZONE, demo
from ldn_tracker.transfer import store

SEED, DAYS = 3, 112
USERNAME = "demo"


class Command(BaseCommand):
    """Make the demo login, once, where nobody real keeps a diary."""

    help = "Make a demo login with months of made-up days. Refuses where anybody real has a login."

    def add_arguments(self, parser):
        """How much of a diary, and the password if it is not to be made up."""
        parser.add_argument("--days", type=int, default=DAYS, help=f"default {DAYS}")
        parser.add_argument("--seed", type=int, default=SEED, help="another seed, other days")
        parser.add_argument(
            "--password", help="instead of a random one (this shows in the history)"
        )

    def handle(self, *, days: int, seed: int, password: str | None, **options):
        """Make it, or say that it is there."""
        if not 1 <= days <= 4000:
            raise CommandError("--days must be between 1 and 4000")
        here = list(User.objects.all()[:2])
        if any(user.username != USERNAME for user in here):
            raise CommandError(
                "People have logins here, so no demo is made among their diaries."
                " Use another directory: make demo, or DATA_DIR=./demo-data"
            )
        password = password or secrets.token_urlsafe(9)
        if here:
            account_actions.set_password(user=here[0], password=password)
            self.stdout.write(
                f"The demo person is here already. Sign in as {USERNAME}, password {password}"
            )
            return
        made = make(days=days, seed=seed, password=password)
        self.stdout.write(
            f"Demo person with {made} days. Sign in as {USERNAME}, password {password}"
        )


@transaction.atomic
def make(*, days: int, seed: int, password: str) -> int:
    """Make login and diary; returns the number of days with an entry."""
    now = timezone.now()
    user = User(username=USERNAME, is_owner=True)
    user.set_password(password)
    account_actions.open_account(user=user, code=None, at=now)
    person = account_queries.own_diary(user)
    person.timezone = ZONE
    diary = demo(seed, days, clock_of(person).day(now))
    store.store(person, diary, at=now, replace=True)
    account_actions.note_start(user=user, step="")
    return len(diary.entries)
