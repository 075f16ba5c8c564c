"""How allauth's sign-up and sign-in meet our accounts."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse

from journal.accounts import actions as account_actions
from journal.accounts import guesses, names
from journal.accounts import queries as account_queries


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made with the first code, with an invitation, or freely where SIGNUP=open."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "This user name and password do not go together.",
        "too_many_login_attempts": (
            "Too many tries. Wait five minutes, then try again. Or choose “I have forgotten my"
            " password” below: a recovery code opens your account now."
        ),
        "enter_current_password": "That is not your password.",
        "username_taken": "Somebody has this user name already. Choose another.",
    }

    def is_open_for_signup(self, request):
        """Whether this visitor may see the sign-up form."""
        typed = request.POST.get("code") or request.GET.get("code") or ""
        return (
            not account_queries.anybody_signed_up()
            or settings.SIGNUP_OPEN
            or account_queries.code_that_opens_an_account(typed, request.now) is not None
        )

    def clean_username(self, username, shallow=False):  # noqa: FBT002 (allauth's signature)
        """A name as it is kept; refused where it is none, or another login has the same."""
        name = names.plain(username)
        if why := names.why_not(name):
            raise ValidationError(why)
        if not shallow and account_queries.login_named(name):
            raise self.validation_error("username_taken")
        return name

    def save_user(self, request, user, form, commit=True):  # noqa: FBT002 (allauth's signature)
        """Save the login with its diary and codes; the view shows `request.recovery_codes` once."""
        user = super().save_user(request, user, form, commit=False)
        try:
            request.recovery_codes = account_actions.open_account(
                user=user, code=form.cleaned_data["code"], at=request.now
            )
        except account_actions.CodeSpent:
            raise ImmediateHttpResponse(redirect("account_signup")) from None
        return user

    def _get_login_attempts_cache_key(self, request, **credentials):
        """By the name alone: a second address of the site gives no second row of guesses."""
        return guesses.name_key(credentials.get("username", ""))

    def get_password_change_redirect_url(self, request):
        """Back to the account page."""
        return reverse("account")

    def add_message(self, *args, **kwargs):
        """Say nothing: the page that follows a sign-in shows well enough that it worked."""
