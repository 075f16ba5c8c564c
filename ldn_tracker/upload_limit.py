"""A request too large to be anything of ours is refused before any of it is read or written."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ldn_tracker.upload_form import LARGEST, MEGABYTE

LARGEST_REQUEST = LARGEST + MEGABYTE  # the largest file, and what the form says around it


class UploadLimit:
    """Answers 413 to a body above `LARGEST_REQUEST` bytes, whoever sends it.

    An upload is kept in a file while it arrives, before it is known who sends it; so this stands
    before anything that reads a form. A body that does not say its length is read as empty.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH", "")
        if length.isdecimal() and int(length[:20]) > LARGEST_REQUEST:
            return render(request, "413.html", status=413)
        return self.get_response(request)
