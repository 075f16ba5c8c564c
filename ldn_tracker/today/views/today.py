"""Today, and any day before it: the suggestion, the dose and the check-in on one page."""

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dose import queries
from dose.advice_actions import keep_if_possible
from dose.diary import from_database
from dose.medicines.topics import UNTIL_SURE, is_unsure_of_opioids
from dose.rules.book import assess
from dose.rules.voice import retold_assessment
from dose.supply import outlook
from dose.supply.words import next_step_words, today_words
from dose.treatment.guard import is_far_ahead, usual_moment
from dose.vocabulary import SKIP_REASONS
from journal.access import day_or_404, person_or_404
from journal.day import DAY
from journal.forms.answers import as_json
from journal.vocabulary import choices
from journal.voice import retold, retold_in, voiced_choices
from ldn_tracker.start.queries import unfinished
from ldn_tracker.start.screens import OPEN_LAST
from ldn_tracker.today.card import DoseCard, DueCard, dose_card
from ldn_tracker.today.missed import missed
from ldn_tracker.today.questions import (
    CAUSES,
    CRASH,
    answers_of,
    check_in,
    counts_for,
    recalled,
    warning_signs,
)
from ldn_tracker.today.suggestion import leads, suggestion
from ldn_tracker.today.views.offline import fingerprint

TEMPLATE = "today/today.html"
# What only some pages and replies have: the template engine is slow at finding that a name is none.
NOTHING = {
    "problems": (),
    "is_rest_saved": False,
    "typed": {"dose_mg": "", "time": ""},
    "is_blank": False,
    "is_reply": False,
    "doubted": None,
    "last_night": None,
    "missed": "",
    "counts_for": None,
    "print": "",
    "names": (),
    "leads": False,
    "suggestion": None,
    "day_ahead": None,
    "supply": "",
    "next_step": "",
    "unfinished": None,
    "is_put_away": False,
    "no_ldn_until": "",
}
ASK_ABOUT_NAMES = {"medicine-unclear", "unknown-medicine"}  # rules that the answer settles
AROUND = timedelta(7)  # what a day's page looks back at: yesterday, and a change of time


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """What is due today, what was said, and what is suggested."""
    return draw(request, request.today)


@require_safe
def day(request: HttpRequest, day: str) -> HttpResponse:
    """The page of a day gone by; 404 for one that has not come yet."""
    return draw(request, day_or_404(day, request.today))


def draw(request: HttpRequest, day: date, *, status: int = 200, **more) -> HttpResponse:
    """The page of a day, with what `more` adds: a question about a dose, what could not be read."""
    context = page(request, day) | more
    return render(request, TEMPLATE, context, status=status)


def page(request: HttpRequest, day: date) -> dict:
    """Everything that the page of a day shows."""
    person = person_or_404(request.person)
    is_today = day == request.today
    diary = (
        from_database.window(person, day)
        if is_today
        else from_database.of_days(person, day - AROUND, day)
    )
    entry = diary.entry_on.get(day)
    answers, yesterday = answers_of(entry, diary.numbers), answers_of(diary.entry_on.get(day - DAY))
    return (
        NOTHING
        | {
            "active": "today",
            "day": day,
            "prefix": day.isoformat(),
            "is_today": is_today,
            "yesterday": _address(request.today - DAY),
            "weekday": f"{day:%A}",
            "date": f"{day.day} {day:%B}",
            "plan": diary.plan,
            "seen": as_json(answers),
            "filled_in_later": entry and _recalled(request, entry, day),
            "from_memory": _recalled(request, entry, day),
            "note": answers.get("note", ""),
            "check_in": check_in(
                day,
                diary.all_measures,
                today=request.today,
                primary=diary.primary_symptom,
                tracks=diary.tracks,
                answers=answers,
                yesterday=yesterday,
                numbers=diary.numbers,
            ),
            "reasons": choices(SKIP_REASONS),
            "crash": CRASH,
            "factors": voiced_choices(CAUSES, person),
            "alerts": voiced_choices(warning_signs(person.country), person),
        }
        | (_now(request, person, diary) if is_today else _then(request, person, diary, day))
    )


@lru_cache(maxsize=4)
def _address(day: date) -> str:
    """The address of a day's page, which all who ask on one day are shown alike."""
    return reverse("day", args=[day.isoformat()])


def _recalled(request: HttpRequest, entry, day: date) -> bool:
    """Whether the day was first written from memory, or would be now."""
    return recalled(day, entry.recorded_at if entry else request.now, request.clock)


def _now(request: HttpRequest, person, diary) -> dict:
    """What only today's page says: the suggestion, last night's dose, the hour past midnight."""
    assessment = assess(diary, request.today, suggestions=settings.SUGGESTIONS)
    if not assessment.is_kept:
        keep_if_possible(person=person, assessment=assessment)
    supply = outlook(diary, request.today)
    before, recorded = _doses(person, request.today)
    is_kept = "last_night" in request.POST  # the page that was tapped on has its block
    last_night = _last_night(dose_card(diary, request.today - DAY, before), is_kept=is_kept)
    tonight = usual_moment(request.today, "night", request.clock)
    is_dawn = is_far_ahead(tonight, request.now)
    is_unsure = is_unsure_of_opioids(person)
    half = request.clock.timing(request.now)
    card = dose_card(
        diary, request.today, recorded, no_dose=assessment.no_dose, is_dawn=is_dawn, half=half
    )
    names = _names(request, person, assessment)
    offered = None if is_unsure else suggestion(assessment, half=half)
    return {
        "assessment": retold_assessment(assessment, person),
        "leads": bool(names) or leads(assessment, offered),
        "suggestion": offered and retold_in(offered, person, "how", "said", "made"),
        "no_ldn_until": UNTIL_SURE["opioids"] if is_unsure else "",
        "unfinished": unfinished(request.user, person, request.session.get(OPEN_LAST)),
        "is_put_away": request.user.start_put_away and "put_away" in request.GET,
        "names": names,
        "supply": retold(today_words(supply), person),
        "next_step": retold(_next_step(assessment, supply), person),
        "dose": card,
        "last_night": last_night,
        "missed": retold(_missed(request, diary, assessment, card, last_night), person),
        "day_ahead": queries.latest_day(person, request.today),
        "counts_for": counts_for(request.now, request.clock),
        "print": fingerprint(person, diary, card),
    }


def _next_step(assessment, supply) -> str:
    """That what is at hand does not make the next step, where it is told when that may be."""
    return next_step_words(supply) if assessment.finding.is_dated else ""


def _names(request: HttpRequest, person, assessment) -> list:
    """The medicines of which it is asked in place whether they are an opioid."""
    said = {finding.rule for finding in (assessment.finding, *assessment.safety)}
    return queries.medicines_to_ask_about(person, request.today) if said & ASK_ABOUT_NAMES else []


def _then(request: HttpRequest, person, diary, day: date) -> dict:
    return {"dose": dose_card(diary, day, queries.doses_on(person, day))}


def _doses(person, today: date) -> tuple[list, list]:
    """What was recorded yesterday, and today."""
    found = queries.doses_between(person, today - DAY, today)
    return [row for row in found if row.day < today], [row for row in found if row.day == today]


def _last_night(card: DoseCard, *, is_kept: bool) -> DoseCard | None:
    """Yesterday's night dose, while nothing is recorded about it; once tapped it keeps its place,
    so that the thumb that is still there does not meet tonight's."""
    if isinstance(card, DueCard) and "night" in card.open_halves:
        return replace(card, out=("morning",))
    return None if card.is_open else card if is_kept and card.recorded and card.due else None


def _missed(request: HttpRequest, diary, assessment, card, last_night) -> str:
    """What to do about a dose not taken, unless something urgent says to take none."""
    if assessment.safety or assessment.finding.contact:
        return ""
    now, clock = request.now, request.clock
    if card.recorded:
        skipped = [row.timing for row in card.recorded if row.status == "skipped"]
        return missed(diary, request.today, now, clock, skipped[0]) if skipped else ""
    return missed(diary, last_night.day, now, clock, "night") if last_night else ""
