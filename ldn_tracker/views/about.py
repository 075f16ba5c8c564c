"""What this diary is and is not, and what its suggestions rest on; public."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dose.rules.evidence import SOURCES


@login_not_required
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """The purpose, the limits and the sources."""
    return render(request, "site/about.html", {"sources": SOURCES.values()})
