"""The diary out as a file, and files in: previewed, stored whole, refused with where and why."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dose.diary import from_database
from dose.diary.parts import Medicine
from journal.actions import update_person
from journal.day import span
from ldn_tracker.transfer import forms as upload_form
from ldn_tracker.transfer import store
from ldn_tracker.transfer.formats import diary_file
from tests import builders as a
from tests.conftest import NOW, TODAY, text
from tests.dose.rules.test_following import diary

VISIBLE = (
    "observation_date,tracker_name,tracker_category,observation_value \r\n"
    "2026-05-02,Fatigue,General,2 \r\n"
    "2026-05-02,HR Variability,Measurement,55 \r\n"
    "2026-05-01,Fatigue,General,0 \r\n"
    "2026-05-01,Crash,Experience,1 \r\n"
)
YEAR = Path(__file__).parents[4] / "shared/data/visible/export-2025-04.csv"


class Hidden(HTMLParser):
    """The hidden fields of the last form of a page."""

    def __init__(self, page: str):
        super().__init__()
        self.fields: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.fields = {}
        if given.get("type") == "hidden" and given["name"] != "csrfmiddlewaretoken":
            self.fields[given["name"]] = given["value"]


def hidden(response) -> dict[str, str]:
    return Hidden(response.content.decode()).fields


def upload(visitor, content: str | bytes, name: str = "diary.json"):
    data = content.encode() if isinstance(content, str) else content
    return visitor.post("/data/preview/", {"file": SimpleUploadedFile(name, data)})


def whole(person):
    return from_database.whole(person)


def test_the_export_is_the_whole_diary_as_a_file(visitor, person):
    store.store(person, diary(), at=NOW)
    response = visitor.get("/data/export/")
    assert response["Content-Disposition"] == 'attachment; filename="ldn-diary-2026-09-20.json"'
    assert response["Content-Type"] == "application/json"
    assert diary_file.load(response.content.decode()) == whole(person)


def test_a_preview_says_what_would_be_added_and_stores_nothing(visitor, person):
    page = text(upload(visitor, diary_file.dump(diary())))
    assert "<strong>20 doses</strong>" in page
    assert "<strong>35 days</strong>" in page
    assert whole(person).entries == ()


def test_what_was_previewed_is_stored(visitor, person):
    sealed = hidden(upload(visitor, diary_file.dump(diary())))
    response = visitor.post("/data/import/", sealed, follow=True)
    assert "Done. Added:" in text(response)
    assert whole(person).entries == diary().entries
    assert whole(person).regimen == diary().regimen


def test_the_same_file_again_adds_nothing(visitor, person):
    store.store(person, diary(), at=NOW)
    page = text(upload(visitor, diary_file.dump(diary())))
    assert "There’s nothing new in this file." in page
    assert 'action="/data/import/"' not in page


def test_an_export_comes_back_as_it_left(visitor, client_of, bob, person):
    store.store(person, diary(), at=NOW)
    file = visitor.get("/data/export/").content
    update_person(person=bob.person, name="")
    other = client_of(bob)
    other.post("/data/import/", hidden(upload(other, file)))
    assert other.get("/data/export/").content == file


def test_where_both_differ_mine_stays_unless_the_file_is_chosen(visitor, person):
    store.store(person, a.diary(entries=[a.entry(TODAY, {"fatigue": 3})]), at=NOW)
    file = diary_file.dump(a.diary(entries=[a.entry(TODAY, {"fatigue": 8})]))
    kept = upload(visitor, file)
    assert "Not imported: your diary says something else" in text(kept)
    again = visitor.post("/data/preview/", hidden(kept))
    assert '<h2 id="changed">Changed</h2>' in text(again)
    assert whole(person).entry_on[TODAY].ratings == {"fatigue": 3}
    visitor.post("/data/import/", hidden(again))
    assert whole(person).entry_on[TODAY].ratings == {"fatigue": 8}


def test_an_export_of_visible_is_read_and_what_has_no_place_is_listed(visitor, person):
    response = upload(visitor, VISIBLE, "Visible_Data_Export_2026-5-2.csv")
    page = text(response)
    assert "A file from Visible" in page
    assert "HRV: 1 day" in page
    visitor.post("/data/import/", hidden(response))
    entries = whole(person).entries
    assert [(e.day.isoformat(), dict(e.ratings), e.crash) for e in entries] == [
        ("2026-05-01", {"fatigue": 0}, True),
        ("2026-05-02", {"fatigue": 6.7}, None),
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe\x00", "is not UTF-8 text"),
        ("[]", "Nothing was imported. This file is neither a diary file (JSON) nor an export"),
        ("{", "Nothing was imported. This file is not JSON"),
        ("{}", "This file is neither a diary file (JSON) nor an export"),
        ('{"format": "x"}', "is this a diary file?"),
    ],
)
def test_another_file_is_refused_in_words(visitor, content, words):
    response = upload(visitor, content)
    assert response.status_code == 422
    assert words in text(response)


def test_a_dot_between_two_examples_begins_no_line(visitor):
    page = upload(visitor, VISIBLE).content.decode()
    assert "1 May 2026&nbsp;· 2 May 2026" in page.replace("\u00a0", " ")


def test_no_file_is_asked_for(visitor):
    response = visitor.post("/data/preview/", {})
    assert response.status_code == 422
    assert "Choose a file first." in text(response)


def test_a_file_that_is_too_large_is_refused_in_words(visitor, monkeypatch):
    monkeypatch.setattr(upload_form, "LARGEST", 1000)
    response = upload(visitor, diary_file.dump(diary()))
    assert response.status_code == 422
    assert "This file is larger than" in text(response)


def test_a_file_that_would_not_come_back_from_the_page_is_refused(visitor, monkeypatch):
    monkeypatch.setattr(upload_form, "LARGEST_SEALED", 100)
    assert "This file is larger than" in text(upload(visitor, diary_file.dump(diary())))


def test_ten_years_fit(visitor):
    days = span(a.day("2016-09-20"), TODAY)
    ratings = {"fatigue": 7, "pain": 6, "insomnia": 1, "sedation": 0, "nausea": 0}
    ten = a.diary(entries=[a.entry(on, ratings, note=f"A note of {on}") for on in days])
    assert "Save it in my diary" in text(upload(visitor, diary_file.dump(ten)))


def test_a_sealed_copy_of_somebody_else_is_not_taken(visitor, client_of, bob):
    sealed = hidden(upload(visitor, diary_file.dump(diary())))
    response = client_of(bob).post("/data/import/", sealed)
    assert response.status_code == 422
    assert "Choose the file again." in text(response)
    assert whole(bob.person).entries == ()


@pytest.mark.parametrize("address", ["/data/preview/", "/data/import/"])
@pytest.mark.parametrize("sealed", [" ", "\n", "file ", "file x", "file ²", f"file {'9' * 5000}"])
def test_what_is_no_sealed_copy_is_no_file(visitor, address, sealed):
    response = visitor.post(address, {"sealed": sealed})
    is_none = not sealed.startswith("file ") or sealed == "file "
    assert response.status_code == (422 if is_none else 404)


def test_a_changed_sealed_copy_is_not_taken(visitor, person):
    sealed = hidden(upload(visitor, diary_file.dump(diary())))["sealed"]
    response = visitor.post("/data/import/", {"sealed": "x" + sealed})
    assert response.status_code == 422
    assert whole(person).entries == ()


def test_a_sealed_copy_is_good_for_an_hour(visitor, person, monkeypatch):
    sealed = hidden(upload(visitor, diary_file.dump(diary())))
    monkeypatch.setattr(upload_form, "HOUR", -1)
    assert "An hour has passed" in text(visitor.post("/data/import/", sealed))
    assert whole(person).entries == ()


def test_storing_is_all_or_nothing(visitor, person, monkeypatch):
    sealed = hidden(upload(visitor, diary_file.dump(diary())))

    def broken(*args):
        raise RuntimeError

    monkeypatch.setattr(store, "_store_entries", broken)
    with pytest.raises(RuntimeError):
        visitor.post("/data/import/", sealed)
    assert whole(person) == a.diary(person=whole(person).person)


def test_what_is_in_a_file_is_never_run(visitor):
    bad = a.diary(medicines=[Medicine(name="<script>alert(1)</script>")])
    assert "<script>alert" not in text(upload(visitor, diary_file.dump(bad)))


@pytest.mark.skipif(not YEAR.exists(), reason="needs ../shared/data: a real year of Visible")
def test_a_real_year_of_visible_is_stored_by_upload(visitor, person):
    response = upload(visitor, YEAR.read_bytes(), YEAR.name)
    assert "<strong>366 days</strong>" in text(response)
    visitor.post(reverse("import"), hidden(response))
    assert len(whole(person).entries) == 366
