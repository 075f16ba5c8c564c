"""Every address of the site with values to fill it in, for the tests that walk all of them."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver

# What an address takes, by its name in the pattern; a new name must be added, or the walk fails.
SAMPLES = {
    "day": "2026-09-19",
    "pk": 1,
    "key": "x-itching",
    "client_id": UUID(int=1),
    "rule": "baseline-first",
}
PUBLIC = {
    "account_login",
    "account_signup",
    "account_forgotten",
    "account_logout",  # signs nobody out twice; sends to sign-in
    "erased",
    "help",
    "about",
    "rules",
    "offline",
    "service_worker",
    "manifest",
    "favicon",
}


@dataclass(frozen=True)
class Door:
    """One address: its name, an example of it, and what it takes."""

    name: str
    url: str
    takes: tuple[str, ...]


def all_doors() -> list[Door]:
    """Every named pattern, in the order of the site; a pattern without a name is refused."""
    return [_door(pattern, prefix) for pattern, prefix in _walk(get_resolver(), "")]


def _walk(resolver: URLResolver, prefix: str):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern, prefix
        else:
            yield from _walk(pattern, prefix + str(pattern.pattern))


def _door(pattern: URLPattern, prefix: str) -> Door:
    assert pattern.name, f"{prefix}{pattern.pattern} has no name"
    takes = pattern.pattern.converters
    url = "/" + prefix + str(pattern.pattern)
    for name, converter in takes.items():
        value = converter.to_url(SAMPLES[name])
        url = _filled(url, name, value)
    return Door(pattern.name, url, tuple(takes))


def _filled(url: str, name: str, value: str) -> str:
    before, after = url.split(f"{name}>", 1)
    return before[: before.rindex("<")] + value + after
