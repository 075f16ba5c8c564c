"""Which addresses a browser may give to be woken by: those of browser makers' services (pure).

The server sends to the address that somebody's browser names, so it must not be made to ask
whatever address somebody chooses.
"""

import re
from collections.abc import Collection
from urllib.parse import urlsplit

HOSTS = (
    "fcm.googleapis.com",  # Chrome, Edge on Android, Samsung, Brave, Opera
    "jmt17.google.com",  # Chrome of late
    "web.push.apple.com",  # Safari
    "updates.push.services.mozilla.com",  # Firefox
)
DOMAINS = (".push.apple.com", ".push.services.mozilla.com", ".notify.windows.com")  # and Edge
LONGEST = 1000
LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
NAME = re.compile(rf"({LABEL}\.)+{LABEL}(:443)?")  # with what else is no name nothing can be asked


def is_known(endpoint: str, also: Collection[str] = ()) -> bool:
    """Whether an address is one of these services, by https; `also`: others that a test has."""
    if len(endpoint) > LONGEST or not endpoint.isascii() or not endpoint.isprintable():
        return False
    try:
        url = urlsplit(endpoint)
    except ValueError:
        return False
    if f"{url.scheme}://{url.netloc}" in also:
        return True
    host = url.hostname or ""
    named = host in HOSTS or host.endswith(DOMAINS)
    is_bare = url.scheme == "https" and NAME.fullmatch(url.netloc.lower())
    return named and bool(is_bare) and not set("\\ ") & set(endpoint)
