"""The key by which push services know this server, and that a browser is told."""

import os
from contextlib import suppress
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from django.conf import settings
from py_vapid import Vapid
from py_vapid.utils import b64urlencode

FORM = serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint


def private_key() -> Vapid:
    """The key kept in DATA_DIR (0600), made the first time."""
    return _read(settings.DATA_DIR / "push_key.pem")


def public_key() -> str:
    """What a browser takes to be woken by nobody else (base64url)."""
    return b64urlencode(private_key().public_key.public_bytes(*FORM))


@cache
def _read(path: Path) -> Vapid:
    if not path.exists():
        _make(path)
    path.chmod(0o600)
    return Vapid.from_file(str(path))


def _make(path: Path) -> None:
    """Write beside and link into place: of two processes that start at once one makes it."""
    key = Vapid()
    key.generate_keys()
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(key.private_pem())
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
