"""Light, dim or high contrast, and how large the text is; public, as the dark is everywhere."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ldn_tracker.comfort.forms import ComfortForm
from ldn_tracker.comfort.look import COOKIE, Comfort

A_YEAR = 365 * 24 * 3600


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def comfort(request: HttpRequest) -> HttpResponse:
    """Choose; the choice is kept in this browser and read before anything is drawn."""
    chosen = Comfort.read(request.COOKIES.get(COOKIE, ""))
    form = ComfortForm.showing(chosen, request.POST or None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "site/comfort.html", {"form": form, "active": "more"}, status=status)
    messages.success(request, "Saved for this browser.")
    return _remember(redirect("comfort"), form.chosen())


def _remember(response: HttpResponse, chosen: Comfort) -> HttpResponse:
    response.set_cookie(
        COOKIE,
        str(chosen),
        max_age=A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
