"""An address of the site as it is sent on or typed elsewhere."""

from django.conf import settings
from django.http import HttpRequest


def full_address(request: HttpRequest, path: str) -> str:
    """With the site's own name where it has one, whatever the request asked for."""
    own = settings.PUBLIC_URL
    return f"{own.geturl()}{path}" if own else request.build_absolute_uri(path)
