"""A diary into the database and out again: nothing lost, nothing twice, nothing overwritten."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given

from dose.diary import from_database
from journal.models import EntryRow, PersonRow
from journal.scales import Measure
from ldn_tracker.transfer.formats.diary_file import dump, load
from ldn_tracker.transfer.preview import Preview
from ldn_tracker.transfer.store import preview, store
from ldn_tracker.transfer.values import Refused
from tests import builders as b
from tests.strategies import a_few_on_a_database, diaries, on_a_database

AT = datetime(2026, 9, 20, 0, 30, tzinfo=UTC)
DAY = b.START


def read(person: PersonRow):
    return from_database.whole(person)


def stored(*files, replace: bool = False) -> PersonRow:
    """A new person after each of some files was stored."""
    person = PersonRow.objects.create(timezone=b.ZONE)
    for file in files:
        store(person, file, at=AT, replace=replace)
    return PersonRow.objects.get(pk=person.pk)


def counts(preview: Preview) -> dict:
    """{heap: {kind: rows}} of a preview, without the empty ones."""
    heaps = {
        heap: {line.kind: line.count for line in getattr(preview, heap)}
        for heap in ("added", "changed", "refused", "unchanged")
    }
    return {heap: kinds for heap, kinds in heaps.items() if kinds}


@pytest.mark.django_db
@on_a_database
@given(diaries())
def test_export_import_export_gives_the_same_file(diary):
    exported = dump(diary)
    assert dump(read(stored(load(exported)))) == exported


UNREADABLE = {
    "a note": lambda words: {"entries": [b.entry(b.START, note=words)]},
    "an allergy": lambda words: {"person": b.person(allergies=(words,))},
    "the name of a measurement": lambda words: {
        "entries": [b.entry(b.START, measurements={words: 1})]
    },
    "a measure": lambda words: {"measures": [Measure("x-a", words, "symptom", 10)]},
    "the prescriber": lambda words: {"plan": b.plan(prescriber=words)},
}


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["a\x00b", "a\ud800b"], ids=["NUL", "half a character"])
@pytest.mark.parametrize("place", UNREADABLE)
def test_what_could_not_be_read_from_its_export_is_not_stored(place, words):
    person = PersonRow.objects.create(timezone=b.ZONE)
    before = read(person)
    with pytest.raises(Refused):
        store(person, b.diary(**UNREADABLE[place](words)), at=AT)
    assert read(person) == before


@pytest.mark.django_db
def test_a_typed_backslash_before_u0000_is_text():
    diary = b.diary(entries=[b.entry(b.START, note="\\u0000")])
    assert read(stored(diary)).entries == diary.entries


@pytest.mark.django_db
@a_few_on_a_database
@given(diaries())
def test_the_same_file_again_changes_nothing(diary):
    person = stored(diary)
    again = store(person, diary, at=AT)
    assert not again.does_something
    assert again.refused == ()
    assert read(person) == diary


@pytest.mark.django_db
@a_few_on_a_database
@given(diaries(own_at_most=0), diaries(own_at_most=0))
def test_another_file_merged_a_second_time_changes_nothing(mine, theirs):
    person = stored(mine, theirs)
    once = read(person)
    store(person, theirs, at=AT)
    assert read(person) == once


@pytest.mark.django_db
@a_few_on_a_database
@given(diaries(own_at_most=0), diaries(own_at_most=0))
def test_what_is_here_is_still_here_after_a_merge(mine, theirs):
    after = read(stored(mine, theirs))
    assert set(mine.doses) <= set(after.doses)
    assert set(mine.regimen) <= set(after.regimen)
    assert mine.plan in (None, after.plan)
    kept = [after.entry_on[entry.day].ratings | entry.ratings for entry in mine.entries]
    assert kept == [after.entry_on[entry.day].ratings for entry in mine.entries]


@pytest.mark.django_db
@a_few_on_a_database
@given(diaries(own_at_most=0), diaries(own_at_most=0))
def test_the_files_answers_stand_when_they_are_chosen(mine, theirs):
    after = read(stored(mine, theirs, replace=True))
    assert set(theirs.doses) <= set(after.doses)
    taken = [after.entry_on[entry.day].ratings | entry.ratings for entry in theirs.entries]
    assert taken == [after.entry_on[entry.day].ratings for entry in theirs.entries]


@pytest.mark.django_db
def test_a_preview_says_what_storing_then_does():
    file = b.diary(entries=b.entries(DAY, b.days_after(DAY, 2), {"fatigue": 5}), doses=[b.dose()])
    person = stored()
    said = preview(person, file, at=AT)
    assert counts(said) == {"added": {"doses": 1, "entries": 3}}
    assert store(person, file, at=AT) == said


@pytest.mark.django_db
def test_a_preview_writes_nothing():
    person = stored()
    preview(person, b.diary(entries=[b.entry()], doses=[b.dose()]), at=AT)
    assert read(person) == b.diary()


@pytest.mark.django_db
def test_a_preview_is_in_words():
    file = b.diary(doses=[b.dose(), b.skipped(b.days_after(DAY, 1))])
    said = preview(stored(), file, at=AT)
    assert [str(line) for line in said.added] == [
        "2 doses (1 Jun 2026: 1.5 mg, night; 2 Jun 2026: not taken)"
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("file", "message"),
    [
        (b.diary(person=b.person(country="NZL")), "person.country is longer than 2 letters"),
        (
            b.diary(doses=[b.skipped(reason="x" * 201)]),
            "doses[0].reason is longer than 200 letters",
        ),
        (
            b.diary(measures=[Measure("x" * 81, "Itching", "symptom", 3)]),
            "measures[0].id is longer than 80 letters",
        ),
    ],
)  # fmt: skip
def test_a_text_that_would_be_cut_off_is_refused(file, message):
    with pytest.raises(Refused) as caught:
        store(stored(), file, at=AT)
    assert str(caught.value) == message


@pytest.mark.django_db
def test_an_error_in_the_middle_leaves_nothing_behind(monkeypatch):
    person = stored()
    monkeypatch.setattr(EntryRow.objects, "bulk_create", _fails)
    with pytest.raises(OSError, match="disk full"):
        store(person, b.diary(doses=[b.dose()], entries=[b.entry()]), at=AT)
    assert read(person) == b.diary()


def _fails(*args, **kwargs):
    raise OSError("disk full")


@pytest.mark.django_db
def test_one_persons_import_does_not_touch_anothers():
    file = b.diary(doses=[b.dose()], entries=[b.entry(DAY, {"fatigue": 5})], plan=b.plan())
    other = stored(file)
    person = stored(file, replace=True)
    store(person, b.diary(plan=b.plan(max_dose_mg=Decimal(6))), at=AT, replace=True)
    assert read(other) == file


@pytest.mark.django_db
def test_progress_is_told_batch_by_batch():
    told = []
    file = b.diary(entries=b.entries(date(2024, 1, 1), date(2026, 1, 1), {"fatigue": 5}))
    store(stored(), file, at=AT, progress=lambda done, total: told.append((done, total)))
    assert told == [(500, 732), (732, 732)]
