"""The days that no dose accounts for, by their kind."""

from dose.diary.parts import Break
from dose.treatment.course import Course
from dose.treatment.pauses import breaks_on, is_not_taken, pauses
from tests import builders as b

START = b.START


def after(count: int):
    return b.days_after(START, count)


def course(doses, last: int, *, skipped=(), breaks=()) -> Course:
    taken = [dose for first, end in doses for dose in b.doses(after(first), after(end))]
    said = [b.skipped(after(n)) for n in skipped]
    diary = b.diary(regimen=[b.regimen()], doses=[*taken, *said], breaks=list(breaks))
    return Course(diary, after(last))


def kinds(seen: Course) -> list[tuple]:
    rows = pauses(seen, START)
    return [
        (row.kind, row.reason, (row.first - START).days, (row.last - START).days) for row in rows
    ]


def test_a_week_without_a_dose_is_not_recorded_until_somebody_said_why():
    assert kinds(course([(0, 4), (12, 20)], 20)) == [("not_recorded", "", 5, 11)]
    assert kinds(course([(0, 4), (12, 20)], 20, skipped=range(5, 12))) == [("not_taken", "", 5, 11)]
    away = Break(start=after(5), reason="surgery")
    assert kinds(course([(0, 4), (12, 20)], 20, breaks=[away])) == [("break", "surgery", 5, 11)]


def test_less_than_a_week_is_no_pause():
    away = Break(start=after(5), until=after(10))
    assert kinds(course([(0, 4), (11, 20)], 20, breaks=[away])) == []


def test_the_breaks_that_lead_to_a_day_are_none_once_a_dose_was_taken():
    both = [Break(start=after(5), until=after(7)), Break(start=after(8), reason="supply")]
    assert [off.said for off in breaks_on(course([(0, 4)], 12, breaks=both))] == both
    assert breaks_on(course([(0, 4), (11, 11)], 12, breaks=both)) == []


def test_days_are_not_taken_where_each_was_marked_but_for_today():
    seen = course([(0, 4)], 12, skipped=range(5, 12))
    assert is_not_taken(seen, after(5), after(12)) is True
    assert is_not_taken(seen, after(4), after(12)) is False
    assert is_not_taken(course([(0, 4)], 12, skipped=range(6, 12)), after(5), after(12)) is False
