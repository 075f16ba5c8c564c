"""Whose diary a request is about, and which day it is for that person."""

from datetime import UTC, date, datetime, time

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import timezone

from journal.middleware import DiaryMiddleware
from journal.models import Membership, PersonRow


def passed(user, monkeypatch, now: datetime = datetime(2026, 9, 20, tzinfo=UTC)):
    """The request as a view gets it, with the time zone it was drawn in as `zone`."""
    monkeypatch.setattr("journal.middleware.now", lambda: now)
    request = RequestFactory().get("/")
    request.user = user

    def view(request):
        request.zone = timezone.get_current_timezone_name()
        return request

    return DiaryMiddleware(view)(request)


@pytest.mark.parametrize(
    ("zone", "starts", "now", "today"),
    [
        # the evening before until four in the morning, the day itself from then on
        ("Pacific/Auckland", time(4), "2026-06-01T15:59:59+00:00", "2026-06-01"),
        ("Pacific/Auckland", time(4), "2026-06-01T16:00:00+00:00", "2026-06-02"),
        ("Pacific/Auckland", time(0), "2026-06-01T12:00:00+00:00", "2026-06-02"),
        # clocks go forward at two on 27 September 2026: 03:30 and 04:00 are half an hour apart
        ("Pacific/Auckland", time(4), "2026-09-26T14:59:59+00:00", "2026-09-26"),
        ("Pacific/Auckland", time(4), "2026-09-26T15:00:00+00:00", "2026-09-27"),
        # clocks go back at three on 5 April 2026: half past two comes twice, four once
        ("Pacific/Auckland", time(4), "2026-04-04T15:59:59+00:00", "2026-04-04"),
        ("Pacific/Auckland", time(4), "2026-04-04T16:00:00+00:00", "2026-04-05"),
        # the same instant is another day elsewhere
        ("Europe/London", time(4), "2026-06-01T16:00:00+00:00", "2026-06-01"),
    ],
)
def test_today_is_the_persons_day(alice, monkeypatch, zone, starts, now, today):
    PersonRow.objects.update(timezone=zone, day_starts_at=starts)
    request = passed(alice, monkeypatch, datetime.fromisoformat(now))
    assert request.today == date.fromisoformat(today)
    assert request.zone == zone
    assert request.now == datetime.fromisoformat(now)


def test_the_time_zone_of_one_request_does_not_stay_for_the_next(alice, monkeypatch):
    PersonRow.objects.update(timezone="Europe/London")
    passed(alice, monkeypatch)
    assert timezone.get_current_timezone_name() == "UTC"


def test_nobody_signed_in_has_no_diary(monkeypatch):
    assert passed(AnonymousUser(), monkeypatch).person is None


def test_the_diary_is_the_one_kept_as_oneself_not_one_helped_with(alice, bob, monkeypatch):
    Membership.objects.create(user=bob, person=alice.person, role=Membership.Role.HELPER)
    assert passed(bob, monkeypatch).person == bob.person


def test_a_revoked_membership_opens_nothing(alice, monkeypatch):
    Membership.objects.update(revoked_at=datetime(2026, 9, 1, tzinfo=UTC))
    assert passed(alice, monkeypatch).person is None


def test_finding_the_diary_costs_one_query(alice, monkeypatch, django_assert_num_queries):
    with django_assert_num_queries(1):
        passed(alice, monkeypatch)
