"""What every response carries, and which request is refused before any of it is read."""

import re
import secrets
from gzip import GzipFile
from io import BytesIO
from urllib.parse import urlsplit

import brotli
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import DatabaseError
from django.http import HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.cache import patch_vary_headers

from ldn_tracker.server.storage_errors import is_busy, is_full

LARGEST_REQUEST = settings.FILE_UPLOAD_MAX_MEMORY_SIZE
HEADERS = {
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        "microphone=(), payment=(), usb=()"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Robots-Tag": "noindex",  # a household's diary is nothing to be found by a search
}
# A stylesheet, script or picture opens nothing itself: what is said to it is short, as on a cold
# load every file would repeat the whole.
FILE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
OF_PAGES = ("Referrer-Policy", "Cross-Origin-Opener-Policy")  # set further in, of use to none
NEVER = re.compile(r"\s*q=0(\.0*)?\s*", re.IGNORECASE)  # the weight of what is not wanted
# Of 11 by brotli: a page in a millisecond, at nine tenths of what gzip needs. Of 9 by gzip: in half
# the time of 6, at a fifteenth more.
QUICKLY = 5
PADDING = 100  # bytes at most
WORTHWHILE = 200  # bytes; what is shorter is not made smaller by gzip
PACKED = "application/pdf"  # already


class SecurityHeaders:
    """The strict content security policy and its companions, on pages, files and errors alike.

    Outermost, as static files and redirects to https never reach the middleware further in; the
    setting has the name it has in Django 6, whose own middleware can then take over.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.headers = HEADERS | {"Content-Security-Policy": policy()}

    def __call__(self, request):
        response = self.get_response(request)
        is_file = request.path.startswith(settings.STATIC_URL) and response.status_code != 404
        headers = FILE_HEADERS if is_file else self.headers
        for name in OF_PAGES if is_file else ():
            response.headers.pop(name, None)
        for name, value in headers.items():
            response.setdefault(name, value)
        return response


def policy() -> str:
    """The content security policy of pages."""
    return "; ".join(" ".join([name, *known]) for name, known in settings.SECURE_CSP.items())


def reads(coding: str, accepted: str) -> bool:
    """Whether an Accept-Encoding names a coding and does not refuse it."""
    codings = (each.partition(";") for each in accepted.split(","))
    return any(name.strip().lower() == coding and not NEVER.fullmatch(q) for name, _, q in codings)


def with_brotli(page: bytes) -> bytes:
    """A page made small, with a comment of random length at its end."""
    padding = secrets.token_hex(secrets.randbelow(PADDING)).encode()
    return brotli.compress(page + b"<!--%s-->" % padding, quality=QUICKLY)


def with_gzip(content: bytes) -> bytes:
    """Anything made small, with a name of random length at its beginning."""
    made, padding = BytesIO(), "x" * secrets.randbelow(PADDING)
    with GzipFile(padding, "wb", compresslevel=QUICKLY, fileobj=made, mtime=0) as file:
        file.write(content)
    return made.getvalue()


class Compressed:
    """Makes a page small for a browser that can read it; with gzip also what is no page.

    What is made small is padded by a random length, so that its size tells nothing of what stands
    in it (BREACH).
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """The response as it travels."""
        response = self.get_response(request)
        kind = response.get("Content-Type", "")
        packed = response.streaming or kind == PACKED or "Content-Encoding" in response
        if packed or not (content := response.content):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        accepted = request.headers.get("Accept-Encoding", "")
        if kind.startswith("text/html") and reads("br", accepted):
            _travels(response, with_brotli(content), "br")
        elif len(content) >= WORTHWHILE and reads("gzip", accepted):
            made = with_gzip(content)
            if len(made) < len(content):
                _travels(response, made, "gzip")
        return response


def _travels(response: HttpResponse, content: bytes, coding: str) -> None:
    response.content = content
    response["Content-Encoding"], response["Content-Length"] = coding, str(len(content))


class UploadLimit:
    """Answers 413 to a body above `LARGEST_REQUEST` bytes, whoever sends it.

    An upload is read before it is known who sends it, so this stands before anything that reads a
    form. Of a body that does not say its length the server tells it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        length = request.META.get("CONTENT_LENGTH", "")
        if length.isdecimal() and int(length[:20]) > LARGEST_REQUEST:
            return render(request, "413.html", status=413)
        return self.get_response(request)


class NotKept(Exception):
    """A session that could not be stored; what it came from says why."""


class Sessions(SessionMiddleware):
    """Shows a page also where the disk is too full to keep how far one has read."""

    def process_response(self, request, response):
        """Django's own takes each failure for a session that was ended meanwhile (400)."""
        try:
            return super().process_response(request, response)
        except (SessionInterrupted, DatabaseError) as error:
            if not (is_full(error) or is_busy(error)):
                raise
            if request.method in ("GET", "HEAD"):
                return response
            raise NotKept from error


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
