"""Sessions name what reads their login; it has another name now, and nobody need sign in again."""

from django.contrib.sessions.backends.db import SessionStore
from django.db import migrations

NAMED = "_auth_user_backend"
BEFORE = "allauth.account.auth_backends.AuthenticationBackend"
NOW = "journal.account_backend.AuthenticationBackend"


def rename(apps, old: str, new: str) -> None:
    """In every session that names the `old` one, the `new` one."""
    store = SessionStore()
    for session in apps.get_model("sessions", "Session").objects.all():
        holds = store.decode(session.session_data)
        if holds.get(NAMED) == old:
            session.session_data = store.encode(holds | {NAMED: new})
            session.save(update_fields=["session_data"])


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0004_packed_entries"),
        ("sessions", "0001_initial"),
    ]
    operations = [
        migrations.RunPython(
            lambda apps, _: rename(apps, BEFORE, NOW), lambda apps, _: rename(apps, NOW, BEFORE)
        )
    ]
