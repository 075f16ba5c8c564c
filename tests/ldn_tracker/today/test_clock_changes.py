"""The nights the clocks change: a missed dose, and a time that never came or came twice."""

from datetime import UTC, date, datetime, time

import pytest

from dose.forms.intake import IntakeForm, PressedAt
from journal.day import Clock
from ldn_tracker.today.missed import missed
from tests.builders import diary, regimen
from tests.conftest import text

CLOCK = Clock("Pacific/Auckland")


def test_in_the_nights_the_clocks_change_a_missed_dose_keeps_its_eight_hours():
    mornings = diary(regimen=[regimen(date(2026, 1, 1), timing="morning")])
    noons = (datetime(2026, 4, 4, 0, 0, tzinfo=UTC), datetime(2026, 9, 26, 0, 0, tzinfo=UTC))
    said = [missed(mornings, noon.date(), noon, CLOCK) for noon in noons]
    assert [words.split(".")[0] for words in said] == [
        "You can still take it until 02:00",
        "You can still take it until 00:00",
    ]


SPRING, AUTUMN = date(2026, 9, 26), date(2026, 4, 4)  # Auckland: the evenings before a change
MORNING_AFTER = {
    SPRING: datetime(2026, 9, 26, 22, 0, tzinfo=UTC),  # 11:00 on the 27th
    AUTUMN: datetime(2026, 4, 4, 22, 0, tzinfo=UTC),  # 10:00 on the 5th
}


def typed(day: date, wall: str, clock: Clock = CLOCK, at: datetime | None = None) -> IntakeForm:
    data = {"dose": f"{day} typed night", "dose_mg": "1.5", "time": wall}
    return IntakeForm(data, moment=PressedAt(at or MORNING_AFTER[day], clock))


@pytest.mark.parametrize(
    ("wall", "instead"), [("02:00", "03:00"), ("02:30", "03:30"), ("02:59", "03:59")]
)
def test_the_hour_that_a_clock_change_takes_says_so_when_it_is_typed(wall, instead):
    form = typed(SPRING, wall)
    assert dict(form.errors) == {
        "time": [
            f"{wall} never came that night: the clocks went forward over it."
            f" Enter what the clock showed, like {instead}, or leave the time empty."
        ]
    }


@pytest.mark.parametrize("wall", ["01:59", "03:00", "23:30"])
def test_the_hours_beside_it_are_as_ever(wall):
    form = typed(SPRING, wall)
    assert (form.is_valid(), form.came_twice) == (True, "")


@pytest.mark.parametrize(
    ("wall", "twice"), [("02:00", "02:00"), ("02:59", "02:59"), ("01:59", ""), ("03:00", "")]
)
def test_an_hour_that_comes_twice_is_taken_for_the_first_and_says_so(wall, twice):
    form = typed(AUTUMN, wall)
    assert (form.is_valid(), form.came_twice) == (True, twice)
    (dose,) = form.cleaned_data["doses"]
    summer_time = {"01:59": 13, "02:00": 13, "02:59": 13, "03:00": 12}[wall]
    assert dose.taken_at.utcoffset().total_seconds() == summer_time * 3600


@pytest.mark.parametrize(
    ("zone", "day", "wall", "comes"),
    [
        ("Europe/London", date(2026, 3, 28), time(1, 30), 0),
        ("Europe/London", date(2026, 10, 24), time(1, 30), 2),
        ("America/New_York", date(2026, 3, 7), time(2, 30), 0),
        ("America/New_York", date(2026, 10, 31), time(1, 30), 2),
        ("Australia/Lord_Howe", date(2026, 10, 3), time(2, 15), 0),
        ("Australia/Lord_Howe", date(2026, 10, 3), time(2, 45), 1),
        ("Asia/Tokyo", date(2026, 3, 28), time(2, 30), 1),
    ],
)
def test_every_zone_has_its_own_nights(zone, day, wall, comes):
    assert Clock(zone).comes(day, wall) == comes


def test_the_page_says_it_beside_the_field_and_keeps_what_was_typed(her, monkeypatch):
    monkeypatch.setattr("journal.middleware.now", lambda: MORNING_AFTER[SPRING])
    data = {"day": str(SPRING), "dose": f"{SPRING} typed night", "dose_mg": "1.5", "time": "02:30"}
    response = her.post("/today/answer/", data)
    assert response.status_code == 422
    assert "02:30 never came that night" in text(response)
    assert 'value="02:30"' in text(response)


def test_the_line_about_what_was_saved_says_that_it_came_twice(visitor, monkeypatch):
    monkeypatch.setattr("journal.middleware.now", lambda: MORNING_AFTER[AUTUMN])
    data = {"day": str(AUTUMN), "dose": f"{AUTUMN} typed night", "dose_mg": "1.5", "time": "02:30"}
    page = visitor.post("/today/answer/", data, follow=True)
    words = "02:30 came twice that night, as the clocks went back. We took it for the first."
    assert words in text(page)
