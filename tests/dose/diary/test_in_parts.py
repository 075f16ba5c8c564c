"""Two doses a day, written before a regimen could say so, are read as both."""

from tests import builders as b


def timings(per_day: int, *timings: str) -> list[str]:
    """How a diary with a plan of so many doses a day reads these rows."""
    rows = [b.regimen(start=b.days_after(b.START, n), timing=t) for n, t in enumerate(timings)]
    diary = b.diary(plan=b.plan(doses_per_day=per_day), regimen=rows)
    return [row.timing for row in diary.regimen]


def test_with_two_a_day_a_morning_and_a_night_are_both():
    assert timings(2, "night", "morning") == ["both", "both"]


def test_where_a_row_says_both_the_others_are_as_they_say():
    assert timings(2, "night", "both") == ["night", "both"]


def test_with_one_a_day_nothing_changes():
    assert timings(1, "night", "morning") == ["night", "morning"]


def test_without_a_plan_nothing_changes():
    assert [row.timing for row in b.diary(plan=None, regimen=[b.regimen()]).regimen] == ["night"]
