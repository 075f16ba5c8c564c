"""Typed readers of the environment; each failure says which command puts it right."""

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

MOST_WORKERS = 64


class Misconfigured(Exception):
    """A setting that cannot be used; the text says what to do about it."""


def choice(env: Mapping[str, str], name: str, options: tuple[str, ...]) -> str:
    """The value of `name`, one of `options`; the first of them when it is not set."""
    value = env.get(name, "") or options[0]
    if value not in options:
        raise Misconfigured(f"{name} is {value!r}. Set it to one of: {', '.join(options)}.")
    return value


def switch(env: Mapping[str, str], name: str, *, default: bool) -> bool:
    """Whether `name` is `on` (or `off`)."""
    options = ("on", "off") if default else ("off", "on")
    return choice(env, name, options) == "on"


def port(env: Mapping[str, str]) -> int:
    """PORT, 8000 when it is not set."""
    text = env.get("PORT", "") or "8000"
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise Misconfigured(f"PORT is {text!r}. Use a number: make run PORT=8000")
    return int(text)


def workers(env: Mapping[str, str]) -> int:
    """WORKERS; when it is not set one, and two where there are two cores or more."""
    text = env.get("WORKERS", "") or str(min(2, _cores()))
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= MOST_WORKERS):
        raise Misconfigured(
            f"WORKERS is {text!r}. Use a number from 1 to {MOST_WORKERS}: make run WORKERS=2"
        )
    return int(text)


def _cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):  # Linux
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def is_loopback(host: str) -> bool:
    """Whether an address can be reached from this machine only."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def public_url(env: Mapping[str, str], *, host: str) -> SplitResult | None:
    """PUBLIC_URL in parts, or None; serving beyond loopback without it is refused."""
    text = env.get("PUBLIC_URL", "").rstrip("/")
    if not text and not is_loopback(host):
        raise Misconfigured(
            f"HOST={host} lets other machines in, so the address they use must be known.\n"
            "Set it, behind a web server that does https (docs/deployment.md shows one):\n"
            f"  make run HOST={host} PUBLIC_URL=https://ldn.example.org\n"
            "Or serve this machine only:\n"
            "  make run HOST=127.0.0.1"
        )
    url = urlsplit(text)
    if text and (url.scheme not in ("http", "https") or not url.hostname or url.path):
        raise Misconfigured(
            f"PUBLIC_URL is {text!r}. Write scheme and host only: PUBLIC_URL=https://ldn.example.org"
        )
    return url if text else None


def private_directory(path: Path) -> Path:
    """`path` as a directory that only its owner can open (0700), made when it is missing."""
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.chmod(0o700)
    except OSError as error:
        raise Misconfigured(
            f"DATA_DIR {path} cannot be used ({error.strerror}).\n"
            "Choose a directory of your own: make run DATA_DIR=$HOME/ldn-data"
        ) from error
    return path


def secret_key(path: Path) -> str:
    """The secret kept in `path` (0600), made the first time."""
    if not path.exists():
        _make_secret(path)
    path.chmod(0o600)
    text = path.read_text().strip()
    if not text:
        raise Misconfigured(f"{path} is empty. Remove it and a new one is made: rm {path}")
    return text


def _make_secret(path: Path) -> None:
    """Write beside and link into place: two processes starting at once end with one secret."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(64))
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
