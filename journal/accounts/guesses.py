"""The counts of guesses at a login: a code that opens it lifts them, erasing it takes them."""

from allauth.account import app_settings
from allauth.core.internal import ratelimit
from django.core.cache import cache

from journal.accounts import names
from journal.models import User

LIBRARY = "allauth.account"  # whose limits they are
AT_A_NAME = "login_failed"


def name_key(name: str) -> str:
    """What guesses at the password of a user name are counted by, at whichever address."""
    return f"name:{names.key(name)}"


def forget(user: User) -> None:
    """Forget every count of this login; those of an address are nobody's and run out."""
    for action in app_settings.RATE_LIMITS:
        for rate in ratelimit.get_rates(app=LIBRARY, action=action):
            if rate.per == "user" or (rate.per == "key" and action == AT_A_NAME):
                cache.delete(_row(action, rate, user))


def _row(action: str, rate: ratelimit.Rate, user: User) -> str:
    key = name_key(user.username)
    return ratelimit.get_cache_key(None, app=LIBRARY, action=action, rate=rate, key=key, user=user)
