"""The days with a dose due one after another are those that are due each for itself."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from dose.diary.ordered import rows_until
from dose.treatment.course import Course
from dose.treatment.due_days import due_days
from journal.day import span
from tests.strategies import FIRST, diaries


@given(
    diaries(most=12),
    st.integers(-5, 400).map(lambda days: FIRST + timedelta(days)),
    st.integers(-200, 200).map(timedelta),
)
def test_each_of_them_is_due_and_no_other_day_is(diary, today, apart):
    first = today + apart
    known = replace(diary, doses=rows_until(diary.doses, today))
    found = {each.day for each in due_days(Course(diary, today), first, first + timedelta(40))}
    supposed = None
    for day in span(first, first + timedelta(40)):
        seen = Course(known, max(day, today))
        is_due = seen.regimen_on(day) is not None and seen.is_due(day, supposed=supposed)
        assert (day in found) == is_due
        if is_due and day not in known.dose_days.skipped:
            supposed = day
