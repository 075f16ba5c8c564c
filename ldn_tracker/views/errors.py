"""What is answered when a request failed: what was the matter, where that can be told."""

import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import server_error

from ldn_tracker.server.storage_errors import is_busy, is_full

FULL, BUSY = 507, 503


def failed(request: HttpRequest) -> HttpResponse:
    """Called while the exception is being handled; what was to be stored is not."""
    error = sys.exc_info()[1]
    if error is not None and is_full(error):
        return _page(request, FULL)
    if error is not None and is_busy(error):
        return _page(request, BUSY)
    return server_error(request)


def _page(request: HttpRequest, status: int) -> HttpResponse:
    """One that asks nothing of the database, and says nothing of anybody's diary."""
    return render(None, f"{status}.html", status=status)
