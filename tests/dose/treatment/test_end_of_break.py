"""Ending a break: begin again today or tomorrow, and Today says so."""

from datetime import timedelta

from django.urls import reverse

from dose import actions, queries
from tests.conftest import TODAY
from tests.ldn_tracker.today.test_no_dose import today

DAY = timedelta(1)


def again(visitor, person, when: str, start=TODAY - 3 * DAY):
    row = actions.start_break(person=person, start=start, reason="supply")
    return visitor.post(reverse("break_end", args=[row.pk]), {"again": when})


def spans(person) -> list:
    return [(row.start, row.until) for row in queries.breaks(person)]


def test_who_begins_again_today_has_a_dose_due_today(her, alice):
    assert again(her, alice.person, "today")["Location"] == "/today/"
    assert spans(alice.person) == [(TODAY - 3 * DAY, TODAY - DAY)]
    html = today(her)
    assert "The break is over. You’re starting again today." in html
    assert f'value="{TODAY} 1.5 night">I took it<' in html


def test_who_begins_again_tomorrow_has_nothing_due_today(her, alice):
    again(her, alice.person, "tomorrow")
    assert spans(alice.person) == [(TODAY - 3 * DAY, TODAY)]
    html = today(her)
    assert "Your break from LDN ends today. Nothing is due until tomorrow." in html
    assert "End the break" not in html.split('id="dose"')[1]


def test_a_break_begun_today_and_over_today_never_was(her, alice):
    again(her, alice.person, "today", start=TODAY)
    assert spans(alice.person) == []


def test_a_break_still_ahead_cannot_be_begun_again_from(her, alice):
    assert again(her, alice.person, "today", start=TODAY + DAY).status_code == 422
    assert spans(alice.person) == [(TODAY + DAY, None)]
