"""Which days are recorded, and where that is enough for a trend."""

import pytest

from dose.treatment.recorded import enough, only_imported, recorded_days, trend_days
from tests import builders as b


def after(count: int):
    return b.days_after(b.START, count)


def test_a_day_is_recorded_when_the_person_said_something_not_when_a_watch_did():
    diary = b.diary(
        entries=[
            b.entry(after(0), {"fatigue": 0}),
            b.entry(after(1), crash=False),
            b.entry(after(2), measurements={"visible:hrv": 41}),
            b.entry(after(3), note="a good day"),
        ]
    )
    assert recorded_days(diary, after(0), after(4)) == b"\1\1\0\1\0"
    assert only_imported(diary, after(0), after(4)) == 1


@pytest.mark.parametrize(
    ("recorded", "days", "is_enough"), [(7, 10, True), (6, 9, False), (0, 0, False)]
)
def test_enough_is_70_of_100_days(recorded, days, is_enough):
    assert enough(recorded, days) is is_enough


def test_a_well_kept_span_has_a_trend_although_nothing_was_kept_around_it():
    answered = bytes(40) + b"\1" * 10 + bytes(40)
    assert trend_days(answered) == bytes(90)
    assert trend_days(answered, [(40, 50)]) == answered
    assert trend_days(answered, [(40, 46)]) == bytes(90)
