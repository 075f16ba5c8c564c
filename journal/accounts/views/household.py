"""The owner's page: accounts for the household. It shows logins and nothing of any diary."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from journal.accounts import actions as account_actions
from journal.accounts import queries as account_queries
from journal.accounts.access import owner_only
from journal.accounts.forms import LoginChoiceForm
from journal.paging import page_of
from journal.views.full_address import full_address


@require_safe
@never_cache
@owner_only
def household(request):
    """Who has an account, and what the owner can do for them."""
    return _page(request)


@require_POST
@owner_only
def invite(request):
    """Make a link with which one person can make an account."""
    code = account_actions.invite(at=request.now)
    return _page(request, invitation=_link(request, "account_signup", code))


@require_POST
@owner_only
def reset_link(request):
    """Make a link with which one person can set a new password."""
    form = LoginChoiceForm(request.POST)
    if not form.is_valid():
        return _page(request, reset_form=form)
    user = form.cleaned_data["user"]
    code = account_actions.make_reset_code(user=user, at=request.now)
    return _page(request, reset=_link(request, "account_forgotten", code), reset_for=user)


@require_POST
@owner_only
def hand_over(request):
    """Make somebody else the owner; from then on this page is theirs."""
    form = LoginChoiceForm(request.POST)
    if not form.is_valid():
        return _page(request, hand_over_form=form)
    account_actions.hand_over(owner=request.user, to=form.cleaned_data["user"])
    return render(request, "account/handed_over.html", {"to": form.cleaned_data["user"]})


def _page(request, **extra):
    context = {
        "logins": page_of(account_queries.logins(), request.GET.dict(), "accounts"),
        "has_others": account_queries.has_others(request.user),
        "open_invitations": account_queries.open_invitations(request.now),
        "reset_form": LoginChoiceForm(auto_id="reset_%s"),
        "hand_over_form": LoginChoiceForm(auto_id="hand_over_%s"),
        **extra,
    }
    failed = context["reset_form"].errors or context["hand_over_form"].errors
    return render(request, "account/household.html", context, status=422 if failed else 200)


def _link(request, name: str, code: str) -> str:
    """An address to send on, with the code in it."""
    return f"{full_address(request, reverse(name))}?code={code}"
