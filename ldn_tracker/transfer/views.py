"""Files in: shown first what they would do, then all or nothing; and the page of the way out."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from journal import import_actions, import_queries
from journal.access import file_or_404, import_or_404, person_or_404
from journal.models import BroughtFile
from journal.views.done import done
from ldn_tracker.fhir.forms import SharingForm
from ldn_tracker.transfer import apart, queries, store
from ldn_tracker.transfer.added_chart import chart
from ldn_tracker.transfer.brought import columns
from ldn_tracker.transfer.forms import FILE, UploadForm
from ldn_tracker.transfer.preview import Preview
from ldn_tracker.transfer.values import Refused
from ldn_tracker.transfer.words import refusal

MOST_TOLD = 5


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """The way out and the way in."""
    return _page(request, _form(request))


@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """What a file would add and change; nothing is stored yet."""
    return _looked_at(request, _form(request))


@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """A large file: how far its reading is, and then what it would do."""
    brought = file_or_404(person_or_404(request.person), pk)
    form = _form(request, {"sealed": f"{FILE}{pk}", **brought.said})
    if form.is_valid() and form.unread:
        return _progress(request, brought)
    return _looked_at(request, form)


def _looked_at(request: HttpRequest, form: UploadForm) -> HttpResponse:
    if not form.is_valid():
        return _page(request, form)
    if form.large is not None or form.unread:
        return _begun(request, form)
    if asks := _asks(request, form):
        return asks
    found = _tried(request, form, store.preview)
    return _page(request, form) if found is None else _previewed(request, form, found)


def _begun(request: HttpRequest, form: UploadForm) -> HttpResponse:
    """Begin to read a large file outside the request."""
    brought = form.file
    if brought is None:
        content, at = form.large, request.now
        brought = import_actions.bring_file(person=request.person, content=content, at=at)
    import_actions.read_again(file=brought, said=form.said)
    apart.begin(brought.pk, request.clock, **form.how)
    return redirect("file", brought.pk)


def _progress(request: HttpRequest, brought: BroughtFile) -> HttpResponse:
    """How far the reading is; the page asks again by itself."""
    percent = 100 * brought.done // max(1, brought.total)
    context = {"active": "more", "percent": percent}
    response = render(request, "transfer/progress.html", context)
    response["Refresh"] = "2"
    return response


@require_POST
def bring_in(request: HttpRequest) -> HttpResponse:
    """Store what was previewed, all of it or nothing, once the person agreed to what is asked."""
    form = _form(request)
    if not form.is_valid():
        return _page(request, form)
    if form.large is not None or form.unread:
        return _begun(request, form)
    if asks := _asks(request, form):
        return asks
    said = {name: form.cleaned_data[name] for name in ("is_sure", "is_same_person")}
    said["source"] = form.reading.source
    try:
        found = _tried(
            request, form, partial(store.store, **said) if form.agrees else store.preview
        )
    except store.Asked as asked:
        return _previewed(request, form, asked.preview, is_asked_again=True)
    if found is None:
        return _page(request, form)
    if not form.agrees:
        return _previewed(request, form, found, is_asked_again=True)
    import_actions.forget_files(person=request.person)
    if form.columns:
        key = columns.header_key(form.table)
        said = columns.kept(form.columns)
        import_actions.remember_columns(person=request.person, header=key, columns=said)
    _say_what_was_added(request, found)
    return redirect("data")


def _say_what_was_added(request: HttpRequest, found: Preview) -> None:
    added = ", ".join(line.words for line in found.added) or "nothing that wasn’t here already"
    words = f"Done. Added: {added}."
    if batch := found.does_something and import_queries.last_batch(request.person):
        done(request, words, undo=reverse("batch", args=[batch.pk]))
    else:
        messages.success(request, words)


@require_http_methods(["GET", "HEAD", "POST"])
def imported(request: HttpRequest, pk: int) -> HttpResponse:
    """An import, and what taking it back would do; posted, it is taken back."""
    person = person_or_404(request.person)
    batch = import_or_404(person, pk)
    if request.method == "POST":
        return _taken_back(request, store.take_back(person, batch, at=request.now))
    found = None if batch.undone_at else store.taking_back(person, batch)
    context = {"active": "more", "batch": queries.Imported.of(batch), "found": found}
    return render(request, "transfer/imported.html", context)


def _taken_back(request: HttpRequest, stays: tuple[str, ...]) -> HttpResponse:
    """What was edited since and stays is told."""
    kept = f" {len(stays)} edited since stayed: {'; '.join(stays[:MOST_TOLD])}." if stays else ""
    messages.success(request, f"The import is undone.{kept}")
    return redirect("data")


def _asks(request: HttpRequest, form: UploadForm) -> HttpResponse | None:
    """The page that asks what a file leaves open; None where it leaves nothing open."""
    if form.naming:
        return _named(request, form)
    return _asked(request, form) if form.reading.questions else None


def _named(request: HttpRequest, form: UploadForm) -> HttpResponse:
    """The first rows of a table, and what its columns are."""
    sealed = form.cleaned_data["sealed"]
    context = {"active": "more", "naming": form.naming, "sealed": sealed}
    status = 422 if form.naming.problem else 200
    return render(request, "transfer/columns.html", context, status=status)


def _asked(request: HttpRequest, form: UploadForm) -> HttpResponse:
    """What the file leaves open and only the person can say."""
    is_asked_again = bool(form.answers)
    context = {
        "active": "more",
        "reading": form.reading,
        "is_asked_again": is_asked_again,
        "kept": form.kept,
        "given": form.answers,
    }
    status = 422 if is_asked_again else 200
    return render(request, "transfer/questions.html", context, status=status)


def _previewed(
    request: HttpRequest, form: UploadForm, found: Preview, *, is_asked_again: bool = False
) -> HttpResponse:
    """What storing it would do, and what is to be asked before."""
    context = {
        "active": "more",
        "reading": form.reading,
        "preview": found,
        "chart": chart(found.new_days, found.new_doses),
        "is_asked_again": is_asked_again,
        "kept": form.kept,
        "replace": form.cleaned_data["replace"],
    }
    status = 422 if is_asked_again else 200
    return render(request, "transfer/import.html", context, status=status)


def _form(request: HttpRequest, data: dict | None = None) -> UploadForm:
    sent = (data,) if data or request.method != "POST" else (request.POST, request.FILES)
    person = person_or_404(request.person)
    return UploadForm(*sent, person=person, clock=request.clock, at=request.now)


def _tried(request: HttpRequest, form: UploadForm, what) -> Preview | None:
    """What previewing or storing did; None, with the reason in the form, where it was refused."""
    how = {"at": request.now, "replace": form.cleaned_data["replace"]}
    try:
        return what(request.person, form.reading.diary, **how)
    except Refused as error:
        form.add_error("file", refusal(error))
    return None


def _page(request: HttpRequest, form: UploadForm) -> HttpResponse:
    status = 422 if form.errors else 200
    batches = [queries.Imported.of(batch) for batch in import_queries.batches(form.person)]
    context = {"active": "more", "form": form, "imports": batches, "sharing": SharingForm()}
    return render(request, "transfer/data.html", context, status=status)
