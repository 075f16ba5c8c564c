"""Every address of the site with values to fill it in, for the tests that walk all of them."""

from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

# What an address takes, by its name in the pattern; a new name must be added, or the walk fails.
SAMPLES = {
    "day": "2026-09-19",
    "month": "2026-09",
    "pk": 1,
    "key": "x-itching",
    "step": "where",
    "rule": "baseline-first",
    "topic": "opioids",
    "secret": "x" * 43,
    "event": "check-in",
    "mark": "none",
}
# Whose row an address is about, by the first word of its name or of the id an action takes: the
# Person's relation and the column it is found by.
OWNED = {
    "regimen": ("regimen", "pk"),
    "break": ("breaks", "pk"),
    "intake": ("intakes", "pk"),
    "medicine": ("medicines", "pk"),
    "condition": ("conditions", "pk"),
    "advice": ("advice", "pk"),
    "pack": ("packs", "pk"),
    "count": ("counts", "pk"),
    "measure": ("measures", "key"),
    "device": ("push_devices", "pk"),
    "link": ("calendar_links", "pk"),
    "batch": ("imports", "pk"),
    "file": ("files", "pk"),
}
NOBODYS = {
    "day",
    "event",
    "mark",
    "month",
    "rule",
    "secret",
    "step",
    "topic",
}  # days and reminders of one's own, a rule of the book, a step of setting up, a topic of safety;
# what was done last is in one's own session, a secret says itself whose it is
PUBLIC = {
    "account_login",
    "account_signup",
    "account_forgotten",
    "account_logout",  # signs nobody out twice; sends to sign-in
    "erased",
    "almost_erased",
    "comfort",
    "help",
    "about",
    "rules",
    "offline",
    "gone",  # tells only whoever has the proof of it
    "worker",
    "manifest",
}


# Whoever has the secret gets in, and for anybody else there is nothing.
BY_SECRET = {"calendar_feed"}


@dataclass(frozen=True)
class Door:
    """One address: its name, an example of it, and what it takes."""

    name: str
    pattern: str
    takes: dict

    @property
    def about(self) -> str:
        """The word for what the address is about, if it takes a row."""
        return self.name.split("_")[0] if set(self.takes) - NOBODYS else ""

    @property
    def url(self) -> str:
        """An example of the address."""
        return self.filled(**SAMPLES)

    def filled(self, **values) -> str:
        """The address with these values in it."""
        url = self.pattern
        for name, converter in self.takes.items():
            before, after = url.split(f"{name}>", 1)
            url = before[: before.rindex("<")] + converter.to_url(values[name]) + after
        return url


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
    return Door(pattern.name, f"/{prefix}{pattern.pattern}", pattern.pattern.converters)
