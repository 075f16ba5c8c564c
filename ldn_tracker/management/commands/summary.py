"""manage.py summary DIARY.json --from DAY --to DAY --pdf OUT.pdf | --text [--short]."""

from datetime import UTC, date, datetime
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from dose.rules.book import assess
from ldn_tracker.charts.series.ranges import end_day, visit_first_day
from ldn_tracker.management.commands.suggest import REFUSED, day, read
from ldn_tracker.report import short_text, text
from ldn_tracker.report.build import summarise
from ldn_tracker.report.parts.page import Summary
from ldn_tracker.report.parts.withheld import without_self_harm
from ldn_tracker.report.sheet import pdf


class Command(BaseCommand):
    """Write the page for the GP from a diary file."""

    help = "The page for the GP from a diary file, as a PDF or as text. Touches no database."
    requires_system_checks = ()

    def add_arguments(self, parser):
        """The file, the period, and which face of the page is wanted."""
        parser.add_argument("file", type=Path, metavar="DIARY.json")
        parser.add_argument("--from", dest="first", type=day, metavar="YYYY-MM-DD")
        parser.add_argument("--to", dest="last", type=day, metavar="YYYY-MM-DD")
        parser.add_argument("--day-table", action="store_true", help="add a sheet of single days")
        parser.add_argument("--self-harm", action="store_true", help="print those answers too")
        parser.add_argument("--printed", type=day, metavar="YYYY-MM-DD", help="instead of today")
        face = parser.add_mutually_exclusive_group(required=True)
        face.add_argument("--pdf", type=Path, metavar="OUT.pdf")
        face.add_argument("--text", action="store_true")
        parser.add_argument("--short", action="store_true", help="the text in 1,000 letters")

    def handle(self, *, file: Path, pdf: Path | None, short: bool, **options):
        """Write the file or print the text; exit status 2 for what is refused."""
        if short and pdf:
            raise CommandError("--short is a length of --text", returncode=REFUSED)
        page = self._page(file, **options)
        if short:
            self.stdout.write(short_text.render(page))
        elif pdf is None:
            self.stdout.write(text.render(page), ending="")
        else:
            write(page, pdf)
            self.stdout.write(f"{pdf}: {page.head.period}")

    def _page(
        self, file: Path, *, first: date | None, last: date | None, printed: date | None, **options
    ) -> Summary:
        diary = read(file)
        today = printed or diary.person.clock.day(datetime.now(UTC))
        told = diary if options["self_harm"] else without_self_harm(diary)
        last = last or end_day(told, today)
        first = first or visit_first_day(told, last)
        if first > last:
            raise CommandError(f"--from {first} is later than --to {last}", returncode=REFUSED)
        return summarise(
            diary,
            first,
            last,
            printed=today,
            assessment=assess(diary, last, suggestions=settings.SUGGESTIONS),
            self_harm=options["self_harm"],
            day_by_day=options["day_table"],
        )


def write(page: Summary, out: Path) -> None:
    """Write the PDF; CommandError where the file cannot be written."""
    try:
        out.write_bytes(pdf.render(page))
    except OSError as error:
        raise CommandError(f"{out}: {error.strerror}", returncode=REFUSED) from error
