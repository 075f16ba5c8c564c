"""Addresses of the doses."""

urlpatterns = []
