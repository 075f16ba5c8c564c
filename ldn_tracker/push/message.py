"""The one request that this program ever makes to others: a message without content.

It asks a browser maker's push service to wake one browser, which then asks this server what for.
"""

import logging
from typing import Literal

import requests
from django.conf import settings
from pywebpush import WebPushException, webpush

from ldn_tracker.push import key
from ldn_tracker.push.services import is_known

SECONDS = 5
KEEP_FOR = 30 * 60  # seconds for which the service tries, while the device is off
GONE = (404, 410)
log = logging.getLogger(__name__)


class Plain(requests.Session):
    """Follows no redirect, and reads nothing from its surroundings: no proxy, no password."""

    def __init__(self):
        super().__init__()
        self.trust_env = False

    def request(self, method, url, **options):
        """The answer of the address itself."""
        return super().request(method, url, **options | {"allow_redirects": False})


def send(endpoint: str) -> Literal["sent", "gone", "failed"]:
    """Wake a browser. "gone": it is not to be woken any more."""
    if not is_known(endpoint, settings.PUSH_ALSO):
        return "gone"
    try:
        with Plain() as session:
            webpush(
                {"endpoint": endpoint},
                vapid_private_key=key.private_key(),
                vapid_claims={"sub": _contact()},
                ttl=KEEP_FOR,
                timeout=SECONDS,
                requests_session=session,
            )
    except WebPushException as error:
        status = error.response.status_code if error.response is not None else 0
        log.warning("A push service answered %s", status)
        return "gone" if status in GONE else "failed"
    except requests.RequestException:
        log.warning("A push service could not be reached")
        return "failed"
    return "sent"


def _contact() -> str:
    """The address by which a push service could ask about this server."""
    return settings.PUBLIC_URL.geturl() if settings.HTTPS else "mailto:diary@localhost"
