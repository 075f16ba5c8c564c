"""At dawn a tap on tonight's dose asks whether it was last night's, and is no main tap."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from dose.actions import record_dose
from dose.treatment.guard import Doubt, early, usual_moment
from tests.builders import dose
from tests.conftest import NOW, TODAY, text
from tests.dose.treatment.test_guard import CLOCK

DAWN = datetime(2026, 9, 19, 17, 21, tzinfo=UTC)  # 05:21 of TODAY in Auckland
LAST_NIGHT = TODAY - timedelta(1)
TAPPED = f"{TODAY} 1.5 night"
MAIN = f'class="primary" type="submit" name="dose" value="{TAPPED}"'


@pytest.fixture
def her(her, monkeypatch):
    """alice's browser at 05:21, nine days into 1.5 mg at night."""
    monkeypatch.setattr("journal.middleware.now", lambda: DAWN)
    return her


def press(client, **data) -> str:
    return text(client.post("/today/answer/", data, follow=True))


def recorded(person) -> list:
    return list(person.intakes.values_list("day", flat=True))


def test_a_night_dose_is_doubted_before_noon_only():
    due_at = usual_moment(TODAY, "night", CLOCK)
    assert early(dose(TODAY), [], CLOCK, DAWN) == Doubt(None, same_day=False, due_at=due_at)
    assert early(dose(TODAY), [], CLOCK, NOW) is None
    assert early(dose(TODAY, timing="morning"), [], CLOCK, DAWN) is None
    assert early(dose(TODAY, taken_at=DAWN), [], CLOCK, DAWN) is None


def test_last_nights_dose_itself_is_not_doubted():
    assert early(dose(LAST_NIGHT), [], CLOCK, DAWN) is None


def test_tonights_dose_at_dawn_asks_whether_it_was_last_nights(her, person):
    html = press(her, dose=TAPPED)
    assert "It is 05:21. Tonight’s dose is due about 22:00." in html
    assert recorded(person) == []
    assert f'value="{LAST_NIGHT} 1.5 night">It was last night’s<' in html
    press(her, dose=f"{LAST_NIGHT} 1.5 night")
    assert recorded(person) == [LAST_NIGHT]


def test_two_doses_at_dawn_are_never_recorded_without_a_question(her, person):
    record_dose(person=person, day=LAST_NIGHT, dose_mg=Decimal("1.5"), timing="night")
    html = press(her, dose=TAPPED)
    assert "Last night’s is recorded already. Never take two to catch up." in html
    assert recorded(person) == [LAST_NIGHT]
    press(her, sure=TAPPED)
    assert recorded(person) == [LAST_NIGHT, TODAY]


def test_tonights_dose_is_no_main_tap_before_noon(her, monkeypatch):
    assert MAIN not in text(her.get("/today/"))
    monkeypatch.setattr("journal.middleware.now", lambda: NOW)
    assert MAIN in text(her.get("/today/"))


def test_past_midnight_tonights_dose_is_the_one_of_the_day_before(her, person, monkeypatch):
    late = datetime(2026, 9, 20, 12, 40, tzinfo=UTC)  # 00:40, still TODAY
    monkeypatch.setattr("journal.middleware.now", lambda: late)
    assert MAIN in text(her.get("/today/"))
    press(her, dose=TAPPED)
    assert recorded(person) == [TODAY]
