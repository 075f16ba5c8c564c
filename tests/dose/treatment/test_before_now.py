"""Before LDN against now: a comparison, or the code of why there is none."""

import pytest

from dose.treatment.before_now import compared, shown_drop
from tests import builders as b

START = b.START


def after(count: int):
    return b.days_after(START, count)


def taking(*, reason="start", doses=(0, 27), rated=(-14, 27), **more):
    entries = list(b.entries(after(rated[0]), after(rated[1]), {"fatigue": 6}))
    taken = list(b.doses(after(doses[0]), after(doses[1]))) if doses else []
    regimen = [b.regimen(reason=reason)] if reason else []
    return b.diary(plan=b.plan(), regimen=regimen, doses=taken, entries=entries, **more)


def test_the_two_times_are_compared_with_how_many_ratings_each_has():
    found = compared(taking(), after(27))
    assert (found.why_not, found.days_before, found.days_now) == ("", 14, 14)
    assert shown_drop(found.comparison) == 0


@pytest.mark.parametrize(
    ("diary", "why_not"),
    [
        (b.diary(), "no_ldn"),
        (taking(reason="", doses=()), "not_started"),
        (taking(reason="already_taking"), "taken_before"),
        (taking(doses=(0, 19)), "off"),
        (taking(rated=(10, 27)), "too_few"),
    ],
)
def test_where_there_is_no_comparison_a_code_says_why(diary, why_not):
    found = compared(diary, after(27))
    assert (found.comparison, found.why_not) == (None, why_not)
