"""The median of seven days, for years of weeks at once.

One long number holds the same day of every week, a byte each. Two such numbers are compared and
swapped byte by byte in a sorting network (Knuth, The Art of Computer Programming, 5.3.4), which
takes a tenth of the time of sorting week by week. A rating in tenths fits seven bits; the eighth
tells which of two is the larger.
"""

from collections.abc import Iterable, Sequence

BLANK = 0x7F  # a day without a rating: above every rating, so that it stands last
MOST = 100
NONE = 0xFF  # no median
ORDER = (
    (0, 6), (2, 3), (4, 5), (0, 2), (1, 4), (3, 6), (0, 1), (2, 5),
    (3, 4), (1, 2), (4, 6), (2, 3), (4, 5), (1, 2), (3, 4), (5, 6),
)  # fmt: skip


def medians(days: Sequence[bytes], *at_least: int) -> list[bytes]:
    """Twice the median of each week, once for each number of ratings `at_least`; else NONE.

    `days` are seven, each with a byte for every week: a rating in tenths, or BLANK. Of a week with
    days that are BLANK it is the median of the others.
    """
    weeks = len(days[0])
    signs, room = (int.from_bytes(bytes([each]) * weeks) for each in (0x80, 0x7F - MOST))
    ordered = _ordered(map(int.from_bytes, days), signs)
    blank = [(row + room) & signs for row in ordered]
    low = high = ordered[3]
    for below, above, row in ((6, 5, 2), (4, 3, 1), (2, 1, 0)):  # the middle of six, of five, …
        low ^= (low ^ ordered[row]) & _sevenfold(blank[below])
        high ^= (high ^ ordered[row]) & _sevenfold(blank[above])
    few = (blank[least - 1] for least in at_least)
    return [(low + high | _sevenfold(each) | each).to_bytes(weeks) for each in few]


def _ordered(rows: Iterable[int], signs: int) -> list[int]:
    """The rows so that in every byte none is above the next."""
    rows = list(rows)
    for one, other in ORDER:
        above = (rows[one] | signs) - rows[other] & signs
        swapped = (rows[one] ^ rows[other]) & _sevenfold(above)
        rows[one] ^= swapped
        rows[other] ^= swapped
    return rows


def _sevenfold(signs: int) -> int:
    """The other seven bits of each byte that has its sign."""
    return signs - (signs >> 7)
