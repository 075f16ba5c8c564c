"""The month as a drawing: a day not rated is blank, never a zero."""

from datetime import date
from decimal import Decimal

from dose.diary.parts import Dose, Entry
from ldn_tracker.today.month import month
from ldn_tracker.transfer.store import store
from tests.builders import diary
from tests.conftest import NOW

TODAY = date(2026, 9, 20)
FIRST = date(2026, 9, 1)


def cell(on, **lists):
    drawn = month(diary(**lists), FIRST, TODAY)
    return next(cell for cell in drawn.cells if cell.day == on)


def test_a_month_begins_under_its_weekday():
    drawn = month(diary(), FIRST, TODAY)
    assert [(c.day.day, c.x, c.y) for c in drawn.cells[:1] + drawn.cells[5:7]] == [
        (1, 52, 0),
        (6, 312, 0),
        (7, 0, 56),
    ]


def test_a_day_without_a_rating_has_no_shade():
    only_crash = Entry(day=FIRST, crash=True)
    assert (cell(FIRST).shade, cell(FIRST, entries=[only_crash]).shade) == ("", "")


def test_a_crash_given_as_a_cause_is_a_crash_day():
    given = cell(FIRST, entries=[Entry(day=FIRST, factors=("crash",))])
    assert (given.is_crash, given.words) == (True, "Tuesday 1 September: crash day")


def test_a_zero_is_the_lightest_shade():
    assert cell(FIRST, entries=[Entry(day=FIRST, ratings={"fatigue": 0})]).shade == "0.08"


def test_a_day_on_which_only_is_this_new_was_answered_is_not_a_recorded_one():
    only = Entry(day=FIRST, not_new_since_change=("nausea",))
    drawn = month(diary(entries=[only]), FIRST, TODAY)
    assert drawn.recorded == "0 days with answers, 0 with a dose taken"
    assert drawn.cells[0].words == "Tuesday 1 September: nothing recorded"


def test_a_dose_taken_outweighs_one_left_out_on_the_same_day():
    doses = [
        Dose(day=FIRST, status="taken", dose_mg=Decimal("1.5"), timing="night"),
        Dose(day=FIRST, status="skipped"),
    ]
    assert cell(FIRST, doses=doses).dose == "taken"


def test_days_with_answers_and_days_with_doses_are_counted_apart(client_of, alice):
    doses = [
        Dose(day=date(2026, 9, n), status="taken", dose_mg=Decimal("1.5"), timing="night")
        for n in (1, 2, 2, 3)
    ]
    doses.append(Dose(day=date(2026, 9, 4), status="skipped"))
    kept = diary(doses=doses, entries=[Entry(day=date(2026, 9, 3), ratings={"fatigue": 5})])
    assert month(kept, FIRST, TODAY).recorded == "1 day with answers, 3 with a dose taken"
    page = client_of(alice).get("/month/").content.decode()
    assert "0 days with answers, 0 with a dose taken" in page


def test_days_after_today_are_ahead():
    assert cell(date(2026, 9, 21)).is_ahead is True
    assert cell(TODAY).is_ahead is False


def test_a_december_leads_into_january():
    drawn = month(diary(), date(2025, 12, 1), TODAY)
    assert (drawn.before, drawn.after) == (date(2025, 11, 1), date(2026, 1, 1))


def test_the_legend_holds_in_the_dark_as_well(client_of, alice):
    page = client_of(alice).get("/month/").content.decode()
    assert ("stronger for more" in page, "darker" in page) == (True, False)


def test_the_doses_of_a_whole_month_are_read(client_of, alice):
    kept = [Dose(day=date(2026, 8, n), status="skipped") for n in range(1, 32)]
    kept += [
        Dose(day=date(2026, 8, n), status="taken", dose_mg=Decimal("1.5"), timing="night")
        for n in (1, 15, 31)
    ]
    store(alice.person, diary(doses=kept), at=NOW)
    page = client_of(alice).get("/month/2026-08/").content.decode()
    assert "0 days with answers, 3 with a dose taken" in page


def test_a_month_without_a_rating_says_so(visitor, person):
    store(person, diary(entries=[Entry(day=FIRST, ratings={"fatigue": 4})]), at=NOW)
    now, before = (
        visitor.get(f"/month/{month}/").content.decode() for month in ("2026-09", "2026-08")
    )
    assert "No fatigue ratings in August 2026." in before
    assert "No fatigue ratings" not in now


def test_this_month_without_a_rating_so_far_says_so(visitor):
    assert "No fatigue ratings this month so far." in visitor.get("/month/").content.decode()
