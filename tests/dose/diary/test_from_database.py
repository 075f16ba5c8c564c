"""The Diary read from the database is the one that was stored, whole or as the rules look at it."""

from datetime import timedelta

import pytest
from django.db import connection
from hypothesis import example, given
from hypothesis import strategies as st

from dose.diary import from_database
from dose.diary.ordered import rows_between
from dose.diary.window import cut
from dose.rules.book import assess
from journal import actions
from journal.models import PersonRow
from ldn_tracker.charts.page import calendar_page, chart_page
from ldn_tracker.charts.queries import charted
from ldn_tracker.charts.series.ranges import NAMES, read_from
from ldn_tracker.today.card import dose_card
from ldn_tracker.transfer.formats.diary_file import dump
from ldn_tracker.transfer.queries import exported
from ldn_tracker.transfer.store import store
from tests import builders as b
from tests.strategies import FIRST, a_few_on_a_database, diaries, on_a_database

AT = b.at("2026-09-20T12:30:00+12:00")
TODAY = b.day("2026-09-20")
LONG_AGO = b.at("1969-06-01T11:00:00+00:00")
BY_SECONDS = "Africa/Monrovia"  # was 44 minutes and 30 seconds behind UTC then
SHORT = 9  # statements, one for each list read whole, one for the plan, one for the supply
WHOLE = SHORT + 3  # doses, advice, entries
WINDOW = SHORT + 6  # doses of a year and before it, advice, and three for the entries

pytestmark = pytest.mark.django_db


def stored(diary) -> PersonRow:
    """A new person with that diary."""
    person = PersonRow.objects.create()
    store(person, diary, at=AT)
    return person


def shown(diary, today, range_id: str) -> list:
    """Everything on the page of charts, but the ranges that it links to."""
    page = chart_page(diary, today, range_id, ())
    calendar = calendar_page(diary, today, range_id, "").calendar
    said = (page.table, page.effects, page.numbers, page.before_now, page.recorded, calendar)
    return [page.range, page.rated, page.shown, page.chart, *said]


def years(count: int):
    """A diary of every day for some years until today."""
    first = TODAY - timedelta(365 * count)
    ratings = {"fatigue": 6, "insomnia": 0, "sedation": 0, "nausea": 0}
    return b.diary(
        plan=b.plan(),
        regimen=[b.regimen(first)],
        doses=b.doses(first, TODAY),
        entries=b.entries(b.days_after(first, -20), TODAY, ratings, crash=False),
    )


@on_a_database
@example(years(3), TODAY)
@given(diaries(most=12), st.integers(-5, 500).map(lambda days: FIRST + timedelta(days)))
def test_every_chart_shows_the_same_as_from_the_whole_diary(diary, today):
    person = stored(diary)
    for range_id in NAMES:
        part = charted(person, range_id, today)
        assert shown(part, today, range_id) == shown(diary, today, range_id)


@a_few_on_a_database
@given(diaries())
def test_the_whole_diary_is_read_as_it_was_stored(diary):
    assert from_database.whole(stored(diary)) == diary


@on_a_database
@example(b.everything())
@example(b.diary(doses=[b.dose(taken_at=LONG_AGO), b.dose()]))
@example(b.diary(doses=[b.dose(taken_at=LONG_AGO)], person=b.person(timezone=BY_SECONDS)))
@given(diaries())
def test_the_export_is_the_file_of_the_diary_as_it_is_read(diary):
    person = stored(diary)
    assert exported(person) == dump(from_database.whole(person))


@on_a_database
@given(diaries(most=12), st.integers(-5, 800).map(lambda days: FIRST + timedelta(days)))
def test_what_is_read_for_a_day_is_the_cut_of_the_whole(diary, today):
    assert from_database.window(stored(diary), today) == cut(diary, today)


@on_a_database
@given(
    diaries(most=12),
    st.integers(-5, 800).map(lambda days: FIRST + timedelta(days)),
    st.integers(0, 500).map(timedelta),
)
def test_what_is_read_since_a_day_holds_all_of_those_days(diary, today, length):
    since = today - length
    read = from_database.window(stored(diary), today, since)
    assert rows_between(read.entries, since, today) == rows_between(diary.entries, since, today)
    assert rows_between(read.doses, since, today) == rows_between(diary.doses, since, today)
    assert read.days.first_entry == diary.days.first_entry
    answer = assess(diary, today).as_dict()
    assert assess(read, today).as_dict() == answer


@on_a_database
@given(diaries(most=12), st.integers(-5, 800).map(lambda days: FIRST + timedelta(days)))
def test_what_is_counted_over_years_is_what_the_whole_diary_has(diary, today):
    read = from_database.counted(stored(diary), today)
    assert (read.days, read.dose_days) == (diary.days, diary.dose_days)
    assert assess(read, today).as_dict() == assess(diary, today).as_dict()


def test_what_was_not_read_of_a_day_that_is_only_counted_is_no_false_answer():
    read = from_database.counted(stored(years(3)), TODAY)
    assert (read.entries[0].ratings["fatigue"], read.doses[1].taken) == (6, True)
    for part, name in ((read.entries[0], "recorded_at"), (read.doses[1], "taken_at")):
        with pytest.raises(AttributeError):
            getattr(part, name)


@on_a_database
@given(diaries(most=12), st.integers(-5, 200).map(lambda days: FIRST + timedelta(days)))
def test_a_week_is_enough_for_the_dose_of_a_day(diary, day):
    week = from_database.of_days(stored(diary), day - timedelta(7), day)
    assert dose_card(week, day, ()) == dose_card(diary, day, ())
    assert week.entry_on.get(day) == diary.entry_on.get(day)


@pytest.mark.parametrize("gap", [(100, 120), (400, 800), (2000, 2010)])
def test_the_cut_of_some_years_with_a_gap_is_read_too(gap):
    diary = years(6)
    away = {TODAY - timedelta(days) for days in range(*gap)}
    doses = [dose for dose in diary.doses if dose.day not in away]
    entries = [
        b.entry(e.day, dict(e.ratings), not_new_since_change=("insomnia",) * (e.day.day == 9))
        for e in diary.entries
    ]
    diary = b.diary(plan=b.plan(), regimen=diary.regimen, doses=doses, entries=entries)
    person = stored(diary)
    for today in (TODAY, TODAY - timedelta(90), TODAY - timedelta(700)):
        assert from_database.window(person, today) == cut(diary, today)


@pytest.mark.parametrize("count", [1, 4])
def test_a_day_is_read_with_few_queries_however_long_the_diary(count, django_assert_num_queries):
    person = stored(years(count))
    with django_assert_num_queries(WINDOW):
        from_database.window(person, TODAY)


def test_a_whole_diary_is_read_with_fewer(django_assert_num_queries):
    person = stored(b.everything())
    with django_assert_num_queries(WHOLE + 2):  # packs and counts, as there is a supply
        from_database.whole(person)


def test_a_day_of_a_long_diary_reads_few_rows():
    read = from_database.window(stored(years(4)), TODAY)
    assert (len(read.entries), len(read.doses)) == (91 + 14, 367 + 2)


def test_a_day_whose_answers_were_all_cleared_is_in_no_diary():
    person = PersonRow.objects.create()
    for crash in (True, None):
        actions.save_answers(person=person, day=TODAY, answers={"crash": crash}, at=AT)
    assert from_database.window(person, TODAY).entries == ()
    assert from_database.whole(person).entries == ()


def test_a_first_day_that_was_cleared_again_is_not_the_first_of_a_chart():
    person = stored(years(1))
    for crash in (True, None):
        first = TODAY - timedelta(900)
        actions.save_answers(person=person, day=first, answers={"crash": crash}, at=AT)
    part = from_database.window(person, TODAY, since=read_from("3-months", TODAY))
    assert part.entries[0] == from_database.whole(person).entries[0]


@pytest.mark.only_on("sqlite")  # PostgreSQL reads a small table whole
def test_a_days_rows_are_found_by_index(django_assert_num_queries):
    person = stored(years(1))
    with django_assert_num_queries(WINDOW) as read:
        from_database.window(person, TODAY)
    with connection.cursor() as cursor:
        plans = [cursor.execute(f"EXPLAIN QUERY PLAN {one['sql']}").fetchall() for one in read]
    used = " ".join(line for plan in plans for *_, line in plan)
    by_day, on_a_day = "(person_id=? AND day>? AND day<?)", "(person_id=? AND day=?)"
    assert used.count(f"SEARCH dose_intake USING COVERING INDEX intakes_by_day {by_day}") == 1
    assert used.count(f"SEARCH dose_intake USING COVERING INDEX intakes_by_day {on_a_day}") == 1
    assert "SCAN dose_intake" not in used
    assert f"SEARCH journal_entry USING INDEX entries_that_say_what_is_new {by_day}" in used
    assert used.count(f"sqlite_autoindex_journal_entry_1 {by_day}") == 2  # the spans


def test_one_persons_diary_holds_nothing_of_anothers():
    stored(b.everything())
    other = PersonRow.objects.create()
    assert from_database.whole(other) == b.diary()
