"""Addresses of the journal: signing in, the account, the household."""

from django.urls import path, register_converter

from journal.accounts.views import account, household
from journal.addresses import IdConverter
from journal.views import done, measures

register_converter(IdConverter, "id")

urlpatterns = [
    path("accounts/login/", account.login, name="account_login"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/signup/", account.signup, name="account_signup"),
    path("accounts/forgotten/", account.forgotten, name="account_forgotten"),
    path("accounts/password/", account.change_password, name="account_change_password"),
    path("account/", account.account, name="account"),
    path("account/recovery-codes/", account.recovery_codes, name="recovery_codes"),
    path("account/erase/", account.erase, name="erase"),
    path("account/erased/", account.erased, name="erased"),
    path("account/erased/almost/", account.almost_erased, name="almost_erased"),
    path("household/", household.household, name="household"),
    path("household/invite/", household.invite, name="household_invite"),
    path("household/reset-link/", household.reset_link, name="household_reset_link"),
    path("household/hand-over/", household.hand_over, name="household_hand_over"),
    path("undo/<slug:mark>/", done.undo, name="undo"),
    path("measures/", measures.measures, name="measures"),
    path("measures/track/", measures.track, name="track"),
    path("measures/add/", measures.add, name="measure_add"),
    path("measures/<id:key>/rename/", measures.rename, name="measure_rename"),
    path("measures/<id:key>/retire/", measures.retire, name="measure_retire"),
    path("measures/<id:key>/restore/", measures.restore, name="measure_restore"),
]
