"""Every other page, by name."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def more(request: HttpRequest) -> HttpResponse:
    """The places that are not in the bar."""
    return render(request, "site/more.html", {"active": "more"})
