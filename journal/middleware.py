"""Whose diary this request is about, and which of that person's days it is."""

from zoneinfo import ZoneInfo

from django.utils import timezone

from journal.accounts import queries as account_queries
from journal.day import Clock

now = timezone.now  # replaced by a fixed instant in tests


class DiaryMiddleware:
    """Sets `request.person`, `request.clock`, `request.now` and `request.today`.

    person is the diary the login keeps as itself, or None (nobody signed in); `today` is a date of
    that person's clock, and times in templates are shown in their zone. Below the views nothing
    reads a clock: these are handed down.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        user = request.user
        request.person = account_queries.own_diary(user) if user.is_authenticated else None
        request.clock = clock_of(request.person)
        request.now = now()
        request.today = request.clock.day(request.now)
        with timezone.override(ZoneInfo(request.clock.timezone)):
            return self.get_response(request)


def clock_of(person) -> Clock:
    """The person's clock; without a person the site's own, only ever used for public pages."""
    if person is None:
        return Clock(timezone.get_default_timezone_name())
    return Clock(person.timezone, person.day_starts_at)
