"""The page for the GP: chosen, seen, printed, and taken along as a PDF or as text."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from dose.diary import from_database
from dose.diary.diary import Diary
from dose.rules.book import assess
from journal import actions
from journal.access import person_or_404
from journal.views.done import undoable
from ldn_tracker.charts.drawing import layout
from ldn_tracker.charts.drawing.labels import unsaid_time
from ldn_tracker.charts.drawing.svg import drawings
from ldn_tracker.charts.series.table import NO_ROWS
from ldn_tracker.report import short_text, text
from ldn_tracker.report.build import summarise
from ldn_tracker.report.forms import PeriodChoice, VisitForm, period_form, visit_form
from ldn_tracker.report.parts.page import FOOT, NO_CHART, TITLE, Summary
from ldn_tracker.report.sheet import pdf
from ldn_tracker.report.sheet.typesetter import Typesetter
from ldn_tracker.report.web import for_browser, is_long

SAVED = "Saved for the page and the PDF."


@require_safe
def summary(request: HttpRequest) -> HttpResponse:
    """The page with its choices; the address holds them, so that the PDF is the same page."""
    diary = _diary(request)
    return _page(request, diary, visit_form(diary))


@require_POST
def visit(request: HttpRequest) -> HttpResponse:
    """Keep the ask and the questions for the next visit, and make the PDF if that was asked."""
    form = VisitForm(request.POST)
    if not form.is_valid():
        return _page(request, _diary(request), form, status=422)
    person, said = person_or_404(request.person), {"ask": form.cleaned_data["ask"]}
    said["questions"] = form.questions
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    if request.POST.get("then") == "pdf":
        actions.save_visit(person=person, **said)
        return redirect(reverse("summary_pdf") + query)
    back = reverse("summary") + query
    with undoable(request, SAVED, "person", back=back):
        actions.save_visit(person=person, **said)
    return redirect(back)


@require_safe
def summary_pdf(request: HttpRequest) -> HttpResponse:
    """The page for the GP as a PDF; its file name says nothing but the days.

    Where there is no page of the days asked for, the web page says why.
    """
    with Typesetter() as press:  # gets ready while the diary is read
        diary = _diary(request)
        period = period_form(request.GET, diary, request.today)
        if period.refused:
            return _page(request, diary, visit_form(diary))
        page = _summary(request, diary, period.choice)
        made = pdf.render_on(press, page)
    response = HttpResponse(made, content_type="application/pdf")
    name = f"page-{page.head.first}-to-{page.head.last}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _diary(request: HttpRequest) -> Diary:
    return from_database.whole(person_or_404(request.person))


def _summary(request: HttpRequest, diary: Diary, asked: PeriodChoice) -> Summary:
    page = summarise(
        diary,
        asked.first,
        asked.last,
        printed=request.today,
        assessment=assess(diary, asked.last, suggestions=settings.SUGGESTIONS),
        identity=asked.identity,
        self_harm=asked.self_harm,
        day_by_day=asked.days,
    )
    return page.without(asked.without)


def _page(
    request: HttpRequest, diary: Diary, visit_form: VisitForm, status: int = 200
) -> HttpResponse:
    period = period_form(request.GET, diary, request.today)
    context = {
        "active": "summary",
        "period": period,
        "visit": visit_form,
        "query": request.GET.urlencode(),
    }
    if period.refused:  # no other page in its place, which might be printed by mistake
        return render(request, "report/report.html", context, status=422)
    context |= _sheet(_summary(request, diary, period.choice))
    return render(request, "report/report.html", context, status=status)


def _sheet(whole: Summary) -> dict:
    """The page itself, on the web and as text."""
    page = for_browser(whole)
    chart, sizes = page.chart, (*layout.PAGE, layout.PRINTED)
    drawn = drawings(chart, sizes, "Dose and ratings") if chart else []
    return {
        "title": TITLE,
        "foot": FOOT,
        "page": page,
        "long_ask": is_long(page.ask),
        "no_rows": NO_ROWS,
        "drawings": drawn,
        "no_chart": NO_CHART,
        "time": unsaid_time(chart.stretches, drawn[1:-1]) if chart else "",
        "text": text.render(whole),
        "short_text": short_text.render(whole),
    }
