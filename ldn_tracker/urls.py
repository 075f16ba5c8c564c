"""Every address of the site: signing in, the two apps, and the pages that read the whole diary."""

from allauth.account import views as accounts
from django.urls import include, path

urlpatterns = [
    path("accounts/login/", accounts.login, name="account_login"),
    path("accounts/logout/", accounts.logout, name="account_logout"),
    path("", include("dose.urls")),
    path("", include("journal.urls")),
]
