"""manage.py rules_doc: docs/rules.md as the rules and their specification say it now."""

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Print the rule manual; for developers, as it reads the specification in tests/spec."""

    help = "Print docs/rules.md, written from the rules and from tests/spec."
    requires_system_checks = ()

    def handle(self, **options):
        """Print it."""
        from tests.spec.manual import manual

        self.stdout.write(manual(), ending="")
