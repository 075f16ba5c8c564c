"""What every response carries, and which request is refused before any of it is read."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import render, resolve_url

from ldn_tracker.upload_form import LARGEST, MEGABYTE

LARGEST_REQUEST = LARGEST + MEGABYTE  # the largest file, and what the form says around it
HEADERS = {
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        "microphone=(), midi=(), payment=(), usb=(), browsing-topics=()"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
}


class SecurityHeaders:
    """The strict content security policy and its companions, on pages, files and errors alike.

    Outermost, as static files and redirects to https never reach the middleware further in; the
    setting has the name it has in Django 6, whose own middleware can then take over.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.policy = "; ".join(
            " ".join([name, *sources]) for name, sources in settings.SECURE_CSP.items()
        )

    def __call__(self, request):
        response = self.get_response(request)
        response["Content-Security-Policy"] = self.policy
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        return response


class UploadLimit:
    """Answers 413 to a body above `LARGEST_REQUEST` bytes, whoever sends it.

    An upload is kept in a file while it arrives, before it is known who sends it; so this stands
    before anything that reads a form. A body that does not say its length is read as empty.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        length = request.META.get("CONTENT_LENGTH", "")
        if length.isdecimal() and int(length[:20]) > LARGEST_REQUEST:
            return render(request, "413.html", status=413)
        return self.get_response(request)


class NothingKept:
    """No cache keeps a page: always for the signed-in, and for others unless the view says so."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.user.is_authenticated or "Cache-Control" not in response:
            response["Cache-Control"] = "no-store, private"
        return response


class SignInAgain:
    """A tap after the session ended opens the sign-in page, instead of drawing it into the page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        to_sign_in = response.get("Location", "").startswith(resolve_url(settings.LOGIN_URL))
        if not (to_sign_in and request.headers.get("HX-Request")):
            return response
        page = urlsplit(request.headers.get("HX-Current-URL", "")).path or "/"
        return HttpResponse(status=401, headers={"HX-Redirect": redirect_to_login(page).url})
