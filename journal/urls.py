"""Addresses of the journal."""

urlpatterns = []
