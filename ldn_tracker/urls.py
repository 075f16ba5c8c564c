"""Every address of the site: the two apps, and the pages that read the whole diary."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.utils.module_loading import import_string
from django.views.generic import RedirectView

from ldn_tracker.charts import views as charts
from ldn_tracker.comfort import views as comfort
from ldn_tracker.push import views as push
from ldn_tracker.reminders.views import page, waits
from ldn_tracker.report import views as summary
from ldn_tracker.start import views as start
from ldn_tracker.supply import views as supply
from ldn_tracker.today.views import answer, month, offline, today, too_much, week
from ldn_tracker.views import about, backups, help_page, more, rulebook


def seldom(name: str) -> Callable[..., HttpResponse]:
    """A view that is imported when it is first asked for, as its room is 4 MB of every worker."""

    def view(request: HttpRequest, **said) -> HttpResponse:
        return import_string(f"ldn_tracker.{name}")(request, **said)

    return view


urlpatterns = [
    path("", RedirectView.as_view(pattern_name="today"), name="home"),
    path("today/", today.today, name="today"),
    path("today/answer/", answer.answer, name="answer"),
    path("today/blank/", offline.blank, name="blank"),
    path("today/token/", offline.token, name="token"),
    path("today/waits/", waits.waits, name="waits"),
    path("today/gone/", offline.gone, name="gone"),
    path("offline/", offline.offline, name="offline"),
    path("sw.js", offline.worker, name="worker"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("day/<str:day>/", today.day, name="day"),
    path("week/", week.week, name="week"),
    path("month/", month.month, name="month"),
    path("month/<str:month>/", month.month, name="month_of"),
    path("too-much/", too_much.too_much, name="too_much"),
    path("help/", help_page.page, name="help"),
    path("about/", about.about, name="about"),
    path("data/", seldom("transfer.views.data"), name="data"),
    path("data/export/", seldom("transfer.out.views.export"), name="export"),
    path("data/take-out/", seldom("transfer.out.views.take_out"), name="take_out"),
    path("data/take-out/file/", seldom("transfer.out.views.taken_out"), name="take_out_file"),
    path("data/fhir/", seldom("fhir.views.look"), name="fhir_look"),
    path("data/fhir/summary/", seldom("fhir.views.summary"), name="fhir_summary"),
    path("data/fhir/daily/", seldom("fhir.views.daily"), name="fhir_daily"),
    path("data/preview/", seldom("transfer.views.preview"), name="import_preview"),
    path("data/import/", seldom("transfer.views.bring_in"), name="import"),
    path("data/files/<int:pk>/", seldom("transfer.views.file"), name="file"),
    path("data/imports/<int:pk>/", seldom("transfer.views.imported"), name="batch"),
    path("start/", start.start, name="start"),
    path("start/whose/", start.whose, name="start_whose"),
    path("start/put-away/", start.put_away, name="start_put_away"),
    path("start/<slug:step>/", start.screen, name="start_step"),
    path("rules/", rulebook.rulebook, name="rules"),
    path("charts/", charts.charts, name="charts"),
    path("charts/calendar/", charts.calendar, name="charts_calendar"),
    path("charts/figure.json", charts.figure, name="charts_figure"),
    path("summary/", summary.summary, name="summary"),
    path("summary/visit/", summary.visit, name="summary_visit"),
    path("summary.pdf", summary.summary_pdf, name="summary_pdf"),
    path("supply/", supply.supply, name="supply"),
    path("supply/come/", supply.come, name="supply_come"),
    path("supply/count/", supply.count, name="supply_count"),
    path("supply/ordered/", supply.ordered, name="supply_ordered"),
    path("supply/ordering/", supply.ordering, name="supply_ordering"),
    path("supply/sheet/", supply.sheet, name="order_sheet"),
    path("supply/sheet.pdf", supply.sheet_pdf, name="order_sheet_pdf"),
    path("supply/packs/<int:pk>/remove/", supply.remove_pack, name="pack_remove"),
    path("supply/counts/<int:pk>/remove/", supply.remove_count, name="count_remove"),
    path("reminders/", page.reminders, name="reminders"),
    path("reminders/wishes/", page.wishes, name="reminders_wishes"),
    path("reminders/links/", page.add_link, name="reminders_add_link"),
    path("reminders/links/<int:pk>/revoke/", page.revoke_link, name="link_revoke"),
    path("reminders/diary.ics", page.whole, name="reminders_file"),
    path("reminders/<slug:event>.ics", page.event, name="reminders_event"),
    path("reminders/push/", push.push, name="push"),
    path("reminders/push/times/", push.times, name="push_times"),
    path("reminders/push/subscribe/", push.subscribe, name="push_subscribe"),
    path("reminders/push/what/", push.what, name="push_what"),
    path("reminders/push/snooze/", push.snooze, name="push_snooze"),
    path("reminders/push/<int:pk>/stop/", push.stop, name="device_stop"),
    path("calendar/<str:secret>.ics", page.feed, name="calendar_feed"),
    path("comfort/", comfort.comfort, name="comfort"),
    path("more/", more.more, name="more"),
    path("household/backups/", backups.backups, name="backups"),
    path("", include("dose.urls")),
    path("", include("journal.urls")),
]

handler500 = "ldn_tracker.views.errors.failed"
