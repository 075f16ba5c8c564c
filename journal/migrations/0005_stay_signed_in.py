"""Sessions name what reads their login; it has another name now, and nobody need sign in again."""

from django.contrib.sessions.backends.db import SessionStore
from django.core import signing
from django.db import migrations

NAMED = "_auth_user_backend"
BEFORE = "allauth.account.auth_backends.AuthenticationBackend"
NOW = "journal.accounts.backend.AuthenticationBackend"


def rename(apps, old: str, new: str) -> None:
    """In every session that names the `old` one, the `new` one."""
    store = SessionStore()
    for session in apps.get_model("sessions", "Session").objects.all():
        holds = _read(store, session.session_data)
        if holds.get(NAMED) == old:
            session.session_data = store.encode(holds | {NAMED: new})
            session.save(update_fields=["session_data"])


def _read(store: SessionStore, data: str) -> dict:
    """What a session holds; nothing for one made with another secret key, which ends by itself."""
    try:
        return signing.loads(data, salt=store.key_salt, serializer=store.serializer)
    except signing.BadSignature:
        return {}


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
