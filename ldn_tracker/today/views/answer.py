"""Every press of the check-in: answers and doses, one at a time or a whole page at once."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from journal.access import person_or_404
from journal.actions import save_days
from journal.day import day_of, why_not
from journal.forms.answers import as_json
from journal.queries import entry_as_kept, entry_on
from journal.taps import NO_DEVICE, is_outdone, kept_as
from journal.validation import Impossible
from ldn_tracker.templatetags.replies import reply
from ldn_tracker.today import saved_words
from ldn_tracker.today.actions import Doubted, record_doses, remove_doses
from ldn_tracker.today.forms import CheckInForm
from ldn_tracker.today.outcome import outcome, whose
from ldn_tracker.today.questions import undoing
from ldn_tracker.today.views import today, week

RECEIPT = "X-Receipt"  # the device forgets an answer only when it reads this
PRINT = "X-Print"  # which pages the device should keep from now on
ANSWER = "X-Answer"  # saved, older, asks or refused; what is not ours (a sign-in page) has none


@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """Store what was said; refuse (422) what is not understood; ask before a second dose."""
    person = person_or_404(request.person)
    form = CheckInForm(request.POST, person=person, clock=request.clock, now=request.now)
    if not form.is_theirs:
        return HttpResponse(status=409)
    said, problems = form.said(), form.problems()
    if problems and form.is_whole:
        return _refused(request, form, {}, problems)
    _store_answers(form, said)
    if problems:
        return _refused(request, form, said, problems)
    try:
        _store_doses(form)
    except Impossible as error:
        return _refused(request, form, said, [(error.name, error.reason)])
    except Doubted as doubted:
        sure, status = doubted.sure(form.pressed), 422 if doubted.question else 200
        return _show(request, form, said, "asks", status=status, doubted=doubted, sure=sure)
    return _saved(request, form, said)


def _store_answers(form: CheckInForm, said: dict[date, dict]) -> None:
    client_id = None if form.intake else form.client_id
    if said:
        tap, facts = form.tap, {"person": form.person, "client_id": client_id}
        facts |= {"at": tap.at, "device": tap.device, "number": tap.number, "now": form.now}
        form.after = save_days(said=said, **facts)
        form.outdone = {day: _outdone(form, day, answers) for day, answers in said.items()}


def _outdone(form: CheckInForm, day: date, answers: dict) -> set[str]:
    """The questions of which a later answer stands, as far as that can be told of a repeat."""
    if day not in form.after and form.tap.device == NO_DEVICE:
        return set()
    entry = form.after.get(day) or entry_as_kept(form.person, day)
    moments = {q: kept_as(entry.moments.get(q)) for q in answers} if entry else {}
    return {q for q, kept in moments.items() if kept and is_outdone(form.tap, kept)}


def _store_doses(form: CheckInForm) -> None:
    if form.undone_doses:
        form.undone = remove_doses(person=form.person, intake_ids=form.undone_doses)
    if form.intake:
        form.recorded = record_doses(
            person=form.person,
            doses=form.intake.cleaned_data["doses"],
            clock=form.clock,
            client_id=form.client_id,
            is_sure=form.is_sure,
            at=form.at,
        )


def _refused(
    request: HttpRequest, form: CheckInForm, said: dict[date, dict], problems: list
) -> HttpResponse:
    """What was not understood, in words, and whether the rest of it (`said`) is saved."""
    more = {"problems": problems, "is_rest_saved": bool(said)}
    return _show(request, form, said, "refused", status=422, **more)


def _saved(request: HttpRequest, form: CheckInForm, said: dict[date, dict]) -> HttpResponse:
    """The quiet word that it is saved: for a tap a line, without a script the page again."""
    words = _words(request, form, said)
    if not request.htmx:
        is_new = said or form.intake or form.undone_doses
        messages.success(request, f"{words.rstrip('.')}." if is_new else "Nothing was changed.")
        return redirect(_back(request))
    stored = form.stored(said)
    undo = {} if form.is_undo else _undo(form, stored)
    more = {"words": words, "undo": undo, "is_left": form.is_left}
    if form.recorded and not form.not_typed():
        more["typed"] = {}
    response = _show(request, form, said, "saved" if stored == said else "older", **more)
    if not form.is_left:
        response[RECEIPT] = str(form.client_id or "")
    return response


def _words(request: HttpRequest, form: CheckInForm, said: dict[date, dict]) -> str:
    """What the press did, for which day and when, and what of it did not come about."""
    asked, stored = (sum(map(len, days.values())) for days in (said, form.stored(said)))
    outdone = saved_words.part(asked - stored, asked)
    gone = saved_words.part(len(form.undone_doses) - len(form.undone), len(form.undone_doses))
    twice = form.intake.came_twice if form.intake else ""
    not_typed = form.not_typed()
    more = saved_words.besides(outdone=outdone, gone=gone, not_typed=not_typed, twice=twice)
    is_stored = stored or form.intake or form.undone or not (outdone or gone)
    did = f"{_outcome(request, form, said)} {localtime(request.now):%H:%M}"
    return saved_words.saved(did, more, is_stored=bool(is_stored))


def _outcome(request: HttpRequest, form: CheckInForm, said: dict[date, dict]) -> str:
    """What the press did, and for which day."""
    is_taken_back = bool(form.undone) and not form.recorded
    did = outcome(form.before, said, is_put_back=form.is_undo, is_taken_back=is_taken_back)
    days = {*said, *form.undone, *(row.day for row in form.recorded)}
    return did + whose(days, request.today)


def _undo(form: CheckInForm, said: dict[date, dict]) -> dict[str, str]:
    """What takes back the doses, or the answers about one day: a button's name and value.

    {} about several days, and where an answer cannot be put back, like an imported note longer than
    one given here.
    """
    if form.recorded:
        return {"name": "undo_dose", "value": ";".join(str(row.pk) for row in form.recorded)}
    if len(said) != 1:
        return {}
    ((day, answers),) = said.items()
    former = undoing(form.before[day], answers)
    can_be = form.forms[day].can_put_back(former)
    return {"name": f"{day}-undo", "value": as_json(former)} if can_be else {}


def _show(
    request: HttpRequest, form: CheckInForm, said: dict, answer: str, *, status: int = 200, **more
) -> HttpResponse:
    """The page that was pressed on, or for a tap the parts of it that changed."""
    more = {"typed": request.POST} | more | form.unread()
    if not request.htmx:
        return _whole(request, status=status, **more)
    parts = _redraw(form, said)
    entries = (form.after.get(day) or entry_on(form.person, day) for day in said)
    drawn = {day: as_json(form.answers_of(entry)) for day, entry in zip(said, entries, strict=True)}
    context = _touched(request, form) if parts else {}
    context |= more | {"is_reply": True, "redraw": parts, "drawn": drawn.items()}
    response = HttpResponse(_reply(request, context), status=status)
    response[ANSWER] = answer
    response[PRINT] = context.get("print", "")
    return response


def _reply(request: HttpRequest, context: dict) -> str:
    """The word about a tap, and the parts to be drawn again, of which most taps have none."""
    if not context["redraw"]:
        return reply(context)
    template = week.TEMPLATE if _is_week(request) else today.TEMPLATE
    return render_to_string(f"{template}#reply", context, request)


def _whole(request: HttpRequest, **more) -> HttpResponse:
    """The page that was pressed on, drawn again."""
    if _is_week(request):
        return week.draw(request, **more)
    return today.draw(request, _day(request), **more)


def _touched(request: HttpRequest, form: CheckInForm) -> dict:
    """What that page shows of the days that the press changed."""
    if _is_week(request):
        is_gone = len(form.undone) < len(form.undone_doses)  # of which day is not known
        return week.page(request, None if is_gone else form.touched())
    return today.page(request, _day(request))


def _redraw(form: CheckInForm, said: dict[date, dict]) -> set[str]:
    """The parts of the page that look different than the tap itself has made them look."""
    parts = {"dose"} if "dose" in form.data or form.intake or form.undone_doses else set()
    parts |= {"finding"} if any("alerts" in answers for answers in said.values()) else set()
    is_otherwise = form.is_undo or form.stored(said) != said
    parts |= {"quick"} if is_otherwise or form.is_none else set()
    parts |= {"how"} if any(map(form.may_be_done, said)) else set()
    return parts | ({"more"} if is_otherwise else set())


def _day(request: HttpRequest) -> date:
    """The day of the page that was pressed on; today where that is no day of a page."""
    day = day_of(request.POST.get("day", ""))
    return day if day and not why_not(day, request.today) else request.today


def _is_week(request: HttpRequest) -> bool:
    return request.POST.get("page") == "week"


def _back(request: HttpRequest) -> str:
    """The page that was pressed on."""
    if _is_week(request):
        return "week"
    day = _day(request)
    return "today" if day == request.today else f"/day/{day}/"
