"""What still opens an account when an earlier database has been put back."""

from django.core.management import call_command

from journal.accounts import actions as account_actions
from journal.accounts import queries as account_queries
from tests.conftest import NOW
from tests.journal.accounts.test_accounts import forget


def test_only_passwords_and_recovery_codes_open_anything(client, client_of, alice):
    browser = client_of(alice)
    code = account_actions.make_recovery_codes(user=alice, at=NOW)[0]
    account_actions.make_reset_code(user=alice, at=NOW)
    account_actions.invite(at=NOW)
    call_command("sign_everybody_out", verbosity=0)
    assert browser.get("/account/").status_code == 302
    assert account_queries.open_invitations(NOW) == 0
    assert alice.codes.exclude(purpose="recovery").count() == 0
    assert forget(client, code).status_code == 200
