"""The letters that the database keeps of an entry: always those of its other columns."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from journal.models import Entry, Person
from journal.packed import ANSWERED, CRASH, CRASH_ASKED, KEPT, LETTERS, sql, unpacked
from journal.ratings import BLANK, IN_PARTS
from journal.scales import BUILT_IN
from tests import builders as b

pytestmark = pytest.mark.django_db
rating = st.integers(0, 100).map(lambda tenths: tenths // 10 if tenths % 10 == 0 else tenths / 10)


def kept(**columns) -> tuple[int, dict[str, bytes]]:
    """The marks and ratings of an entry with these columns, as read from the database."""
    entry = Entry.objects.create(person=Person.objects.create(), day=b.START, **columns)
    marks, ratings = unpacked(Entry.objects.values_list("packed", flat=True).get(pk=entry.pk))
    return marks[0], ratings


class Packing(TestCase):
    @given(st.dictionaries(st.sampled_from(list(BUILT_IN)), rating))
    def test_every_rating_of_a_built_in_measure_is_kept(self, ratings):
        assert kept(ratings=ratings)[1] == {
            id: bytes([IN_PARTS[ratings.get(id)]]) for id in BUILT_IN
        }


def test_an_answer_that_is_changed_is_changed_there_too():
    entry = Entry.objects.create(person=Person.objects.create(), day=b.START, ratings={"pain": 3})
    Entry.objects.filter(pk=entry.pk).update(ratings={}, crash=True)
    marks, ratings = unpacked(Entry.objects.get(pk=entry.pk).packed)
    assert (marks[0], ratings["pain"]) == (KEPT | ANSWERED | CRASH_ASKED | CRASH, BLANK)


def test_an_entry_whose_answers_were_all_cleared_is_not_kept():
    assert kept(moments={"crash": "2026-09-20T00:00:00+00:00"})[0] == 0


def test_the_column_is_made_of_the_measures_that_there_are():
    """A measure that is added needs a migration of `Entry.packed`, or it stays out of charts."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'journal_entry'")
        (table,) = cursor.fetchone()
    assert sql() in table


def test_days_stand_one_after_the_other():
    letters = "".join(chr(LETTERS.index(n)) for n in range(32))
    marks, ratings = unpacked(letters)
    assert marks == bytes([0, 16])
    assert [ratings[id] for id in BUILT_IN] == [bytes([n, n + 16]) for n in range(1, 16)]
