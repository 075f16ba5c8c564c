"""What the check-in needs without a network: a blank page, the worker that keeps it, a token."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from dose.diary import from_database
from dose.rules.book import assess
from journal.access import person_or_404, proved
from journal.queries import is_here
from ldn_tracker.server import release
from ldn_tracker.today.card import DoseCard, dose_card, undated
from ldn_tracker.today.questions import CAUSES, CRASH, check_in, warning_signs

BLANK = "blank"  # stands for the day in names and values until the device puts it in
RELEASE = release.fingerprint()  # of the code that runs, so it is taken when this starts
FILES = ("css/site.css", "css/help.css", "js/tap.js", "js/blank.js", "js/waiting.js")
ICONS = (("192", "any"), ("512", "any"), ("512-maskable", "maskable"))


@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """The check-in without a day and without any answer, drawn from the template of today."""
    person = person_or_404(request.person)
    diary = from_database.window(person, request.today)
    no_dose = assess(diary, request.today, suggestions=settings.SUGGESTIONS).no_dose
    context = {
        "active": "today",
        "is_blank": True,
        "is_today": True,
        "prefix": BLANK,
        "plan": diary.plan,
        "check_in": _check_in(diary),
        "dose": undated(dose_card(diary, request.today, (), no_dose=no_dose), BLANK),
        "crash": CRASH,
        "factors": CAUSES,
        "alerts": warning_signs(person.country),
    }
    return render(request, "today/today.html", context)


def fingerprint(person, diary, card: DoseCard) -> str:
    """A short text that changes when a page kept for a person would look different; `card` is that
    of today."""
    whose = (person.pk, person.country, person.timezone, person.day_starts_at)
    parts = (RELEASE, whose, undated(card, BLANK), _check_in(diary), _files())
    return sha256(repr(parts).encode()).hexdigest()[:16]


@cache
def _files() -> list[str]:
    """The addresses of what a kept page needs; a new release starts the program anew."""
    return [static(name) for name in FILES]


@require_safe
def token(request: HttpRequest) -> HttpResponse:
    """Whose session this is, and a fresh token to send kept answers with."""
    person = person_or_404(request.person)
    return JsonResponse({"person": person.pk, "token": get_token(request)})


@login_not_required
@require_safe
def gone(request: HttpRequest) -> JsonResponse:
    """Whether a diary that once was open on a device has been erased, so that it forgets it too.

    Told only to whoever has the proof that such a device was given.
    """
    number = proved(request.GET.get("of", ""))
    return JsonResponse({"gone": number is not None and not is_here(number)})


@login_not_required
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What stands in the place of every other page while there is no network."""
    return render(request, "today/offline.html", {"active": ""})


@login_not_required
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, at the root so that it may answer for every page."""
    script = Path(finders.find("js/sw.js")).read_text()
    response = HttpResponse(script, content_type="text/javascript")
    response["Cache-Control"] = "no-cache"
    return response


@login_not_required
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to put the check-in on its home screen."""
    icons = [
        {
            "src": static(f"icons/icon-{size}.png"),
            "sizes": f"{size.split('-')[0]}x{size.split('-')[0]}",
            "type": "image/png",
            "purpose": purpose,
        }
        for size, purpose in ICONS
    ]
    facts = {
        "name": "LDN tracker",
        "short_name": "LDN",
        "id": "/",
        "start_url": reverse("today"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#161512",
        "theme_color": "#161512",
        "icons": icons,
    }
    response = JsonResponse(facts, content_type="application/manifest+json")
    response["Cache-Control"] = "no-cache"
    return response


def _check_in(diary):
    known = {"primary": diary.primary_symptom, "tracks": diary.tracks, "numbers": diary.numbers}
    return check_in(BLANK, diary.all_measures, **known)
