"""What the check-in asks about, and the person's own measures: added, renamed, retired."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from journal import actions, queries
from journal.access import measure_or_404, person_or_404
from journal.addresses import word_of
from journal.forms.fields import kept
from journal.forms.measures import MeasureForm, RenameForm, TracksForm, too_many
from journal.views.done import undoable

MEASURES = ("measures", "person")  # the rows that are changed


@require_safe
def measures(request):
    """Everything that can be asked about, and what is."""
    return _page(request)


@require_POST
def track(request):
    """Choose what is asked about."""
    person = person_or_404(request.person)
    form = TracksForm(request.POST, measures=_offered(person))
    if not form.is_valid():
        return _page(request, tracks=form)
    with undoable(request, "Saved.", "person", back="measures"):
        actions.set_tracks(person=person, tracks=form.cleaned_data["tracks"])
    return redirect("measures")


@require_POST
def add(request):
    """Add a measure of one's own, and ask about it from today."""
    person = person_or_404(request.person)
    names = [measure.name for measure in queries.every_measure(person).values()]
    form = MeasureForm(request.POST, names=names)
    if not (form.is_valid() and kept(form, lambda: _added(request, person, form))):
        return _page(request, new=form)
    return redirect("measures")


def _added(request, person, form: MeasureForm) -> None:
    asked = [each.id for each in queries.asked_measures(person)]
    words = f"{form.cleaned_data['name']} will be asked about from now on."
    with undoable(request, words, *MEASURES, back="measures"):
        measure = actions.add_measure(person=person, **form.measure)
        actions.set_tracks(person=person, tracks=[*asked, measure.id])


@require_POST
def rename(request, key: str):
    """Give one's own measure another name."""
    person = person_or_404(request.person)
    measure = measure_or_404(person, key)
    others = (m.name for m in queries.every_measure(person).values() if m.id != key)
    form = RenameForm(request.POST, names=others, prefix=word_of(key))
    if not form.is_valid():
        return _page(request, renamed={key: form})
    with undoable(request, "Renamed.", *MEASURES, back="measures"):
        actions.rename_measure(person=person, key=measure.key, name=form.cleaned_data["name"])
    return redirect("measures")


@require_POST
def retire(request, key: str):
    """Ask about one's own measure no longer; what was rated stays."""
    with undoable(request, "Not asked about any more.", *MEASURES, back="measures"):
        actions.retire_measure(person=request.person, key=key)
    return redirect("measures")


@require_POST
def restore(request, key: str):
    """Offer a retired measure again."""
    with undoable(request, "It can be asked about again.", *MEASURES, back="measures"):
        actions.restore_measure(person=request.person, key=key)
    return redirect("measures")


def _page(request, *, tracks=None, new=None, renamed=None):
    person = person_or_404(request.person)
    asked = [measure.id for measure in queries.asked_measures(person)]
    forms = renamed or {}
    own = [
        (measure, forms.get(measure.id) or _rename_form(measure))
        for measure in queries.own_measures(person)
    ]
    context = {
        "active": "more",
        "tracks": tracks or TracksForm(initial={"tracks": asked}, measures=_offered(person)),
        "new": new or MeasureForm(),
        "own": [
            ("Asked each day", [each for each in own if each[0].id in asked]),
            ("Kept, no longer asked", [each for each in own if each[0].id not in asked]),
        ],
        "count": len(asked),
        "too_many": too_many(asked),
        "form": tracks or new or next(iter(forms.values()), None),
    }
    return render(request, "journal/measures.html", context, status=422 if context["form"] else 200)


def _offered(person):
    return [m for m in queries.every_measure(person).values() if not m.retired]


def _rename_form(measure) -> RenameForm:
    return RenameForm(initial={"name": measure.name}, prefix=word_of(measure.id))
