"""That something was done, said with the way back beside it; and going back."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.views.decorators.http import require_POST

from journal import undo_actions
from journal.access import person_or_404
from journal.validation import Impossible

LAST_DONE = "last_done"  # in the session: what undoes what was done last, and where
TOO_LATE = "Too late to undo that: something else was done since."


def done(request: HttpRequest, words: str, *, undo: str) -> None:
    """Say on the next page what was done; `undo` is the address whose POST takes it back."""
    messages.success(request, words, extra_tags=undo)


@contextmanager
def undoable(request: HttpRequest, words: str, *of: str, back: str) -> Iterator[None]:
    """Say what is done inside to the rows `of` the person, with the way back beside it.

    `back` is the page that the way back leads to, by its name or address. Where nothing was
    changed there is no Undo.
    """
    with undo_actions.undoable(person=person_or_404(request.person), of=of) as way:
        yield
    if not way.kept:
        messages.success(request, words)
        return
    mark = get_random_string(12)
    request.session[LAST_DONE] = {"mark": mark, "back": back, "kept": way.kept}
    done(request, words, undo=reverse("undo", args=[mark]))


@require_POST
def undo(request: HttpRequest, mark: str) -> HttpResponse:
    """Put back what was done last, as it was before."""
    person, last = person_or_404(request.person), request.session.get(LAST_DONE)
    if not last or last["mark"] != mark:
        messages.warning(request, TOO_LATE)
        return redirect("today")
    del request.session[LAST_DONE]
    try:
        undo_actions.put_back(person=person, kept=last["kept"])
        messages.success(request, "Undone.")
    except Impossible as error:
        messages.warning(request, f"{error.reason[:1].upper()}{error.reason[1:]}.")
    return redirect(last["back"])
