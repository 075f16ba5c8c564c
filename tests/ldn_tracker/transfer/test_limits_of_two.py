"""What a file may add to the diary that is here, and change in it, has the limits of one diary."""

from datetime import timedelta

import pytest

from dose.diary import from_database
from dose.diary.parts import Medicine
from journal import limits
from journal.scales import Measure
from ldn_tracker.transfer import store
from ldn_tracker.transfer.values import Refused
from tests import builders as b
from tests.conftest import NOW, TODAY


def test_two_files_do_not_go_together_beyond_a_limit(alice):
    for first, last in ((0, 200), (200, 300)):
        part = b.diary(medicines=[Medicine(name=f"a {n}") for n in range(first, last)])
        store.store(alice.person, part, at=NOW)
    more = b.diary(medicines=[Medicine(name="one more")])
    for what in (store.preview, store.store):
        with pytest.raises(Refused) as error:
            what(alice.person, more, at=NOW)
        assert error.value.path == "medicines"
    assert alice.person.medicines.count() == 300


def test_one_import_changes_few_of_the_days_that_are_here_and_new_ones_do_not_count(
    alice, monkeypatch
):
    monkeypatch.setattr(limits, "MOST_CHANGED", 2)
    days = [TODAY - timedelta(n) for n in range(6)]
    of = {pain: [b.entry(day, {"pain": pain}) for day in days] for pain in (3, 4)}
    store.store(alice.person, b.diary(entries=of[3]), at=NOW)
    with pytest.raises(Refused) as error:
        store.store(alice.person, b.diary(entries=of[4]), at=NOW, replace=True)
    assert (error.value.path, error.value.reason) == (
        "entries",
        "would change 6 days that are here, at most 2 at once. Take some out, or ask whoever"
        " runs the server to import it all with import_diary --beyond-limits",
    )
    store.store(alice.person, b.diary(entries=of[4][:2]), at=NOW, replace=True)
    kept = from_database.whole(alice.person).entries
    assert [entry.ratings["pain"] for entry in kept] == [3, 3, 3, 3, 4, 4]


def test_measures_that_do_not_fit_are_refused_before_anything_is_merged(alice, monkeypatch):
    monkeypatch.setattr(store, "merge", None)
    mine = ({"key": f"x-{n}", "name": "x", "kind": "symptom", "scale": 3} for n in range(40))
    rows = alice.person.measures
    rows.bulk_create(rows.model(person=alice.person, **facts) for facts in mine)
    more = b.diary(measures=[Measure("x-40", "y", "symptom", 3)])
    with pytest.raises(Refused) as error:
        store.preview(alice.person, more, at=NOW)
    assert error.value.path == "measures"
    assert error.value.reason.startswith("holds 41 measures of your own, at most 40")


def test_two_files_do_not_give_one_day_more_numbers_than_one_may(alice):
    one, other = (
        b.diary(entries=[b.entry(TODAY, measurements=dict.fromkeys(names, 1))])
        for names in ([f"app:{n}" for n in range(150)], [f"app:{n}" for n in range(150, 300)])
    )
    store.store(alice.person, one, at=NOW)
    with pytest.raises(Refused) as error:
        store.store(alice.person, other, at=NOW)
    assert error.value.path == "entries[0].measurements"
    (kept,) = from_database.whole(alice.person).entries
    assert len(kept.measurements) == 150
