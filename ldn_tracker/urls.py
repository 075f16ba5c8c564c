"""Every address of the site: the two apps, and the pages that read the whole diary."""

from django.urls import include, path

urlpatterns = [
    path("", include("dose.urls")),
    path("", include("journal.urls")),
]
