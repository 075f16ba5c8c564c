"""That something was done, said with the way back beside it."""

from django.contrib import messages
from django.http import HttpRequest


def done(request: HttpRequest, words: str, *, undo: str) -> None:
    """Say on the next page what was done; `undo` is the address whose POST takes it back."""
    messages.success(request, words, extra_tags=undo)
