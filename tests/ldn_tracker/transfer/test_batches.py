"""Each import is a batch that can be taken back whole; what was edited since is told, and stays."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.forms.models import model_to_dict
from hypothesis import given

from dose.diary import from_database
from dose.diary.parts import Visit
from dose.diary.supply import Order, Supply
from dose.models import OrderRow
from journal.actions import save_answers
from journal.reminders.actions import want
from ldn_tracker.transfer.changes import changes, packed, taken_back, unpacked
from ldn_tracker.transfer.formats import diary_file
from ldn_tracker.transfer.merge.diaries import merge
from ldn_tracker.transfer.queries import exported
from ldn_tracker.transfer.store import store, take_back
from tests import builders as b
from tests.conftest import NOW, TODAY, text
from tests.strategies import diaries

FILE = b.everything()


def bring(person, diary, **how):
    """Import a diary as a file would be; the batch that was kept."""
    store(person, diary, at=NOW, source="Visible", **how)
    return person.imports.first()


def undone(person, batch) -> tuple[str, ...]:
    return take_back(person, batch, at=NOW)


def test_an_import_is_kept_as_a_batch(person):
    batch = bring(person, FILE)
    assert (batch.source, batch.imported_at, batch.undone_at) == ("Visible", NOW, None)
    assert ["entries", len(FILE.entries)] in [list(each) for each in batch.added]


def test_the_same_file_again_is_no_batch(person):
    bring(person, FILE)
    bring(person, FILE)
    assert person.imports.count() == 1


def test_an_import_is_taken_back_whole(person):
    before = exported(person)
    assert undone(person, bring(person, FILE)) == ()
    assert exported(person) == before


def test_import_undo_import_gives_the_same_bytes(person):
    batch = bring(person, FILE)
    once = exported(person)
    undone(person, batch)
    bring(person, FILE)
    assert exported(person) == once


def test_what_was_here_before_stays_as_it_was(person):
    store(person, b.diary(entries=[b.entry(TODAY, {"fatigue": 3})]), at=NOW)
    before = exported(person)
    file = b.diary(entries=[b.entry(TODAY, {"fatigue": 8, "pain": 2})])
    batch = bring(person, file, replace=True)
    assert from_database.whole(person).entry_on[TODAY].ratings == {"fatigue": 8, "pain": 2}
    undone(person, batch)
    assert exported(person) == before


def test_a_day_that_was_edited_since_stays_and_is_told(person):
    yesterday = TODAY - timedelta(1)
    days = [b.entry(yesterday, {"fatigue": 3}), b.entry(TODAY, {"fatigue": 4})]
    batch = bring(person, b.diary(entries=days))
    save_answers(person=person, day=TODAY, answers={"note": "better"}, at=NOW)
    assert undone(person, batch) == ("20 Sep 2026",)
    entries = from_database.whole(person).entries
    assert [(entry.day, entry.note) for entry in entries] == [(TODAY, "better")]


def test_doses_of_a_day_to_which_one_was_added_stay(person):
    batch = bring(person, b.diary(doses=[b.dose(TODAY), b.dose(TODAY, timing="morning")]))
    person.intakes.filter(timing="morning").delete()
    assert undone(person, batch) == ("20 Sep 2026: 1.5 mg, night",)
    assert len(from_database.whole(person).doses) == 1


def test_a_measure_that_something_left_speaks_of_stays(person):
    measure = FILE.measures[-1]
    file = b.diary(measures=[measure], entries=[b.entry(TODAY, {measure.id: 1})])
    batch = bring(person, file)
    save_answers(person=person, day=TODAY, answers={"note": "x"}, at=NOW)
    undone(person, batch)
    assert [row.id for row in from_database.whole(person).measures] == [measure.id]


def test_of_two_imports_the_first_is_taken_back_by_itself(person):
    yesterday = TODAY - timedelta(1)
    first = bring(person, b.diary(entries=[b.entry(yesterday, {"fatigue": 3})]))
    bring(person, b.diary(entries=[b.entry(TODAY, {"fatigue": 4})]))
    undone(person, first)
    assert [entry.day for entry in from_database.whole(person).entries] == [TODAY]


def test_a_batch_is_taken_back_once(person):
    batch = bring(person, FILE)
    undone(person, batch)
    store(person, FILE, at=NOW)
    after = exported(person)
    undone(person, batch)
    assert exported(person) == after


def test_a_supply_is_taken_back_with_all_that_tells_of_it(person):
    undone(person, bring(person, FILE))
    assert from_database.whole(person).supply == Supply()
    assert OrderRow.objects.filter(person=person).exists() is False


def test_packs_that_were_here_and_what_is_asked_at_the_visit_stay(person):
    mine = b.diary(
        supply=Supply(packs=(b.pack(),), order=Order(courier_days=1)), visit=Visit(ask="Mine?")
    )
    store(person, mine, at=NOW)
    before = exported(person)
    undone(person, bring(person, FILE))
    assert exported(person) == before


def test_a_pack_that_was_edited_since_stays_alone(person):
    later = b.pack(TODAY)
    batch = bring(person, b.diary(supply=Supply(packs=(b.pack(), later))))
    person.packs.filter(received_on=TODAY).update(pharmacy="Another one")
    assert undone(person, batch) == ("90 × 1.5 mg, came 20 Sep 2026, Another one",)
    packs = from_database.whole(person).supply.packs
    assert packs == (replace(later, pharmacy="Another one"),)


def test_how_one_is_reminded_is_no_part_of_an_import(person):
    reminders = want(person=person, today=TODAY)
    before = model_to_dict(reminders)
    undone(person, bring(person, FILE))
    bring(person, FILE)
    reminders.refresh_from_db()
    assert model_to_dict(reminders) == before


def test_a_longer_file_adds_only_what_is_new_also_after_an_undo(person):
    days = [b.entry(TODAY - timedelta(back), {"fatigue": back}) for back in (2, 1, 0)]
    batch = bring(person, b.diary(entries=days[:2]))
    longer = b.diary(entries=days)
    assert store(person, longer, at=NOW, source="Visible").count("added", "entries") == 1
    undone(person, batch)
    assert store(person, longer, at=NOW, source="Visible").count("added", "entries") == 2
    assert from_database.whole(person).entries == tuple(days)


def test_the_page_lists_imports_and_takes_one_back(visitor, person):
    batch = bring(person, b.diary(entries=[b.entry(TODAY, {"fatigue": 3})]))
    assert "Visible, 20 September 2026" in text(visitor.get("/data/"))
    page = text(visitor.get(f"/data/imports/{batch.pk}/"))
    assert "These go from your diary: 1 day." in page
    answer = visitor.post(f"/data/imports/{batch.pk}/", follow=True)
    assert "The import is undone." in text(answer)
    assert from_database.whole(person).entries == ()
    assert "This import was undone on" in text(visitor.get(f"/data/imports/{batch.pk}/"))


def test_the_command_takes_the_last_import_back(alice, person, tmp_path, capsys):
    before = exported(person)
    file = tmp_path / "diary.json"
    file.write_text(diary_file.dump(FILE))
    call_command("import_diary", "alice", str(file), "--sure", "--same-person")
    call_command("import_diary", "alice", "--undo", "--dry-run")
    assert exported(person) != before
    call_command("import_diary", "alice", "--undo")
    assert exported(person) == before
    assert "Gone again:" in capsys.readouterr().out
    with pytest.raises(CommandError):
        call_command("import_diary", "alice", "--undo")


@given(diaries(), diaries())
def test_any_import_is_taken_back_whole(mine, theirs):
    try:
        merged = merge(mine, theirs, at=NOW).diary
    except ValueError:
        return  # measures of other scales
    found = unpacked(packed(changes(mine, merged)))
    assert taken_back(merged, found) == (mine, ())
