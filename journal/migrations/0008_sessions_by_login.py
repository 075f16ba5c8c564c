"""Sessions move to a table that says whose each is; nobody need sign in again."""

from collections.abc import Iterable

from django.core import signing
from django.db import migrations, models
from django.utils import timezone

SALT = "django.contrib.sessions.SessionStore"
BATCH = 1000
KEPT = ("session_key", "session_data", "expire_date")


def move(apps, old: str, new: str) -> None:
    """What has not run out, from one table to the other, of which only ours has logins."""
    source, target = apps.get_model(old), apps.get_model(new)
    alive = source.objects.filter(expire_date__gt=timezone.now()).values(*KEPT)
    logins = _with_logins(alive) if new == "journal.Session" else alive
    target.objects.bulk_create((target(**row) for row in logins), BATCH)
    source.objects.all().delete()


def login_of(data: str) -> int | None:
    """The login that a session names; None where nobody signed in, or with another secret key."""
    try:
        number = signing.loads(data, salt=SALT, serializer=signing.JSONSerializer).get(
            "_auth_user_id"
        )
    except signing.BadSignature:
        return None
    return number and int(number)


def _with_logins(rows: Iterable[dict]) -> Iterable[dict]:
    return (row | {"login": login_of(row["session_data"])} for row in rows.iterator(BATCH))


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0007_no_packed_column"),
        ("sessions", "0001_initial"),
    ]
    operations = [
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "session_key",
                    models.CharField(
                        max_length=40,
                        primary_key=True,
                        serialize=False,
                        verbose_name="session key",
                    ),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                ("login", models.BigIntegerField(db_index=True, null=True)),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "abstract": False,
            },
        ),
        migrations.RunPython(
            lambda apps, _: move(apps, "sessions.Session", "journal.Session"),
            lambda apps, _: move(apps, "journal.Session", "sessions.Session"),
        ),
    ]
