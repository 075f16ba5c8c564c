"""The owner's page of backups: when the last good one was made, and how large it is."""

from datetime import timedelta

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from journal.accounts.access import owner_only
from ldn_tracker.server.backups import nightly

LATE = timedelta(days=2)


@require_safe
@never_cache
@owner_only
def backups(request: HttpRequest) -> HttpResponse:
    """What there is, and what is the matter where there should be more."""
    made = nightly.made(nightly.folder())
    latest = made[0] if made else None
    context = {
        "active": "more",
        "latest": latest,
        "oldest": made[-1] if made else None,
        "number": len(made),
        "size": sum(each.size for each in made),
        "is_wanted": nightly.is_wanted(),
        "is_file": connection.vendor == "sqlite",
        "is_late": nightly.is_wanted() and (latest is None or request.now - latest.at > LATE),
    }
    return render(request, "site/backups.html", context)
