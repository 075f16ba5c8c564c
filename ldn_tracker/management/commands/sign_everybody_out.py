"""`manage.py sign_everybody_out`: what `restore` does by itself, after PostgreSQL's own."""

from django.core.management import BaseCommand

from journal.accounts import actions as account_actions


class Command(BaseCommand):
    """Ends every session, link for a new password and invitation; recovery codes stay."""

    help = "End every session, password link and invitation."

    def handle(self, *args, **options):
        """End them."""
        account_actions.close_every_way_in()
        self.stdout.write("Everybody is signed out; open links and invitations no longer work.")
