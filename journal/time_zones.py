"""Time zones as they are offered to choose from, those of a country first (pure)."""

from collections.abc import Iterable
from zoneinfo import available_timezones

from journal.vocabulary import COUNTRIES

ZONES = {
    "NZ": ("Pacific/Auckland", "Pacific/Chatham"),
    "AU": (
        "Australia/Sydney", "Australia/Melbourne", "Australia/Brisbane", "Australia/Adelaide",
        "Australia/Darwin", "Australia/Perth", "Australia/Hobart", "Australia/Broken_Hill",
        "Australia/Lord_Howe",
    ),
    "GB": ("Europe/London",),
    "IE": ("Europe/Dublin",),
    "US": (
        "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix",
        "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu",
    ),
    "CA": (
        "America/Toronto", "America/Vancouver", "America/Edmonton", "America/Regina",
        "America/Winnipeg", "America/Halifax", "America/St_Johns",
    ),
}  # fmt: skip
ALL_ZONES = sorted(zone for zone in available_timezones() if "/" in zone and "Etc" not in zone)


def city(zone: str) -> str:
    """The name of a zone without its continent: "Lord Howe"."""
    return zone.split("/", 1)[-1].replace("_", " ").replace("/", ", ")


def by_region(zones: Iterable[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Zones with their cities, in groups by the part of the world."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for zone in zones:
        groups.setdefault(zone.partition("/")[0], []).append((zone, city(zone)))
    return list(groups.items())


def zones_for(country: str, present: str) -> list:
    """The zones to choose from, by groups where the country is known: its own, then all others.

    The present one is always among them: one that is not offered would be lost in saving.
    """
    every = sorted({*ALL_ZONES, present})
    own = ZONES.get(country)
    if own is None:
        return [(zone, _full(zone)) for zone in every]
    named = [(zone, city(zone)) for zone in own]
    if present not in own:
        named.insert(0, (present, _full(present)))
    offered = dict(named)
    others = [(zone, _full(zone)) for zone in every if zone not in offered]
    return [(COUNTRIES[country].label, named), ("Another place", others)]


def _full(zone: str) -> str:
    continent, _, rest = zone.partition("/")
    return f"{city(zone)} ({continent})" if rest else zone
