"""How allauth's sign-up and sign-in meet our accounts."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Accounts made by code or invitation."""
