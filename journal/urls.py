"""Addresses of the journal: signing in, the account, the household."""

from allauth.account import views as allauth_views
from django.urls import path

from journal.views import account, household

urlpatterns = [
    path("accounts/login/", allauth_views.login, name="account_login"),
    path("accounts/logout/", allauth_views.logout, name="account_logout"),
    path("accounts/signup/", account.signup, name="account_signup"),
    path("accounts/forgotten/", account.forgotten, name="account_forgotten"),
    path("accounts/password/", allauth_views.password_change, name="account_change_password"),
    path("account/", account.account, name="account"),
    path("account/recovery-codes/", account.recovery_codes, name="recovery_codes"),
    path("account/erase/", account.erase, name="erase"),
    path("account/erased/", account.erased, name="erased"),
    path("household/", household.household, name="household"),
    path("household/invite/", household.invite, name="household_invite"),
    path("household/reset-link/", household.reset_link, name="household_reset_link"),
    path("household/hand-over/", household.hand_over, name="household_hand_over"),
]
