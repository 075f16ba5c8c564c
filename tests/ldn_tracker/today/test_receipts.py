"""A receipt is given for what is stored, and for nothing else: what is not understood is a 422."""

from datetime import timedelta

import pytest

from dose.actions import adopt_plan
from journal.actions import save_answers
from journal.models import Receipt
from tests.builders import plan
from tests.conftest import NOW, TODAY

ID = "00000000-0000-4000-8000-000000000001"
DAY = TODAY.isoformat()
NOT_UNDERSTOOD = {
    f"{DAY}-ratings.x-gone=3": "“x-gone” isn’t something you rate here.",
    f"{DAY}-ratings.~zz=3": "“~zz” isn’t something you rate here.",
    f"{DAY}-ratings=3": "“ratings” isn’t a question here.",
    f"{DAY}-weight=80": "“weight” isn’t a question here.",
    f"{DAY}-=80": "“” isn’t a question here.",
    "weight=80": "“weight” isn’t a question in the check-in.",
    "ratings.fatigue=3": "“fatigue” isn’t a question in the check-in.",
    "2026-02-30-ratings.fatigue=3": "2026-02-30 isn’t a real date.",
    "2026-9-20-ratings.fatigue=3": "isn’t a question in the check-in.",
    f"{DAY}-ratings.fatigue=11": "Fatigue: choose one of the answers.",
    f"{DAY}-ratings.nausea=5": "Nausea: choose one of the answers.",
    f"{DAY}-ratings.fatigue=3.5": "Fatigue: choose one of the answers.",
    f"{DAY}-ratings.fatigue=3&{DAY}-ratings.fatigue=5": "“fatigue” has two answers",
    f"{DAY}-crash=perhaps": "Crash: choose one of the answers.",
    f"{DAY}-factors=weather": "Anything else going on: choose one of the answers.",
    f"{DAY}-alerts=hiccups": "Warning signs: choose one of the answers.",
    f"{DAY}-none=": "None of these: choose one of the answers.",
    f"{DAY}-none=2": "None of these: choose one of the answers.",
    f"{DAY}-note=a%00b": "The note has a character in it that can’t be saved.",
    f"{DAY}-undo=": "This can’t be undone any more.",
    f"{DAY}-undo={{}}": "This can’t be undone any more.",
    f"{DAY}-seen={{}}": "There was nothing in what you sent that could be saved.",
    f"{DAY}-crash=yes&{DAY}-seen=x": "We couldn’t read what the page showed before.",
    "": "There was nothing in what you sent that could be saved.",
    "dose_mg=3": "We couldn’t read that dose. Choose again.",
    "time=21:30": "We couldn’t read that dose. Choose again.",
    f"dose={DAY} 1.5 night&dose={DAY} 0.5 night": "“dose” has two answers: choose one.",
    f"dose={DAY} typed night&dose_mg=1.5&dose_mg=3": "“dose_mg” has two answers: choose one.",
    f"dose={DAY} skipped&reason=ill&reason=forgot": "“reason” has two answers: choose one.",
    "reason=late": "A reason needs the dose that it is about.",
    f"dose={DAY} 1.5 noon": "We couldn’t read that dose. Choose again.",
    "dose=2026-02-30 1.5 night": "We couldn’t read that dose. Choose again.",
    "undo_dose=": "We couldn’t read which dose to undo.",
    "undo_dose=all": "We couldn’t read which dose to undo.",
    f"{DAY}-crash=yes&day=2026-02-30": "We couldn’t read which day this page is for.",
    f"{DAY}-crash=yes&page=year": "We couldn’t read which page this came from.",
    f"{DAY}-crash=yes&age=old": "How old this answer is could not be read.",
    f"{DAY}-crash=yes&person=me": "Whose answer this is could not be read.",
}  # fmt: skip


def send(client, query, *, htmx=True, **more):
    """Send fields written like an address's query."""
    fields = "&".join([query, *(f"{name}={value}" for name, value in more.items())])
    return client.post(
        "/today/answer/", fields.strip("&"), "application/x-www-form-urlencoded",
        headers={"HX-Request": "true"} if htmx else {},
    )  # fmt: skip


def kept(user) -> tuple[int, int, int]:
    """How many entries, doses and receipts there are."""
    receipts = Receipt.objects.filter(person=user.person).count()
    return user.person.entries.count(), user.person.intakes.count(), receipts


@pytest.mark.parametrize("query", NOT_UNDERSTOOD)
def test_what_is_not_understood_is_refused_by_name_and_has_no_receipt(alice, client_of, query):
    answer = send(client_of(alice), query, client_id=ID)
    assert (answer.status_code, answer.get("X-Answer")) == (422, "refused")
    assert answer.get("X-Receipt") is None
    assert NOT_UNDERSTOOD[query] in answer.content.decode()
    assert kept(alice) == (0, 0, 0)


@pytest.mark.parametrize("query", NOT_UNDERSTOOD)
def test_without_a_script_the_page_says_the_same(alice, client_of, query):
    answer = send(client_of(alice), query, htmx=False)
    assert answer.status_code == 422
    assert NOT_UNDERSTOOD[query] in answer.content.decode()


@pytest.mark.parametrize("query", NOT_UNDERSTOOD)
def test_of_one_answer_of_a_device_no_half_is_stored(alice, client_of, query):
    answer = send(client_of(alice), f"{DAY}-ratings.pain=4&{query}", client_id=ID)
    if query and not query.endswith("seen={}"):
        assert (answer.status_code, kept(alice)) == (422, (0, 0, 0))


def test_an_answer_that_was_refused_can_be_sent_again_once_it_is_right(alice, client_of):
    her = client_of(alice)
    send(her, f"{DAY}-ratings.pain=4&weight=80", client_id=ID)
    assert send(her, f"{DAY}-ratings.pain=4", client_id=ID)["X-Receipt"] == ID
    assert kept(alice) == (1, 0, 1)


def test_the_number_of_an_answer_that_cannot_be_read_is_refused_and_not_left_waiting(
    alice, client_of
):
    answer = send(client_of(alice), f"{DAY}-ratings.pain=4", client_id="7")
    assert (answer.status_code, answer["X-Answer"], kept(alice)) == (422, "refused", (0, 0, 0))
    assert "The number of this answer could not be read." in answer.content.decode()


def test_a_yes_without_its_dose_has_no_receipt(alice, client_of):
    answer = send(client_of(alice), "sure=", client_id=ID)
    assert (answer.status_code, answer.get("X-Receipt"), kept(alice)) == (422, None, (0, 0, 0))
    assert "There was nothing in what you sent that could be saved." in answer.content.decode()


def test_every_reason_is_told_once(alice, client_of):
    query = f"{DAY}-weight=80&{DAY}-ratings.x-gone=3&{DAY}-height=1"
    words = send(client_of(alice), query, client_id=ID).content.decode()
    assert words.startswith(
        "Not saved: “weight” isn’t a question here. “x-gone” isn’t something you rate here."
        " “height” isn’t a question here."
    )


def test_without_a_script_the_rest_of_a_page_is_saved_and_still_stands_there(alice, client_of):
    query = f"{DAY}-ratings.pain=4&{DAY}-note=Cold since Tuesday&weight=80"
    html = send(client_of(alice), query, htmx=False).content.decode()
    assert "Everything else is saved." in html
    assert "Cold since Tuesday" in html
    entry = alice.person.entries.get()
    assert (entry.ratings, entry.note) == ({"pain": 4}, "Cold since Tuesday")


def test_a_page_of_which_nothing_is_saved_does_not_say_that_the_rest_is(alice, client_of):
    html = send(client_of(alice), "weight=80", htmx=False).content.decode()
    assert ("Everything else is saved." in html, "Nothing was saved." in html) == (False, True)


def test_a_typed_amount_without_a_script_is_shown_again_when_its_time_cannot_be_read(
    alice, client_of
):
    adopt_plan(person=alice.person, plan=plan(start=TODAY), today=TODAY)
    query = f"dose_mg=3&time=late&typed={DAY} typed night"
    html = send(client_of(alice), query, htmx=False).content.decode()
    assert 'name="dose_mg" inputmode="decimal" value="3"' in html


@pytest.mark.parametrize(
    "query",
    [
        f"{DAY}-ratings.fatigue=7&csrfmiddlewaretoken=x&day={DAY}&person=&age=0",
        f"{DAY}-ratings.fatigue=&age=-5",
        f"{DAY}-ratings.insomnia=0&{DAY}-ratings.sedation=0&{DAY}-ratings.nausea=0&blank=1",
        f"{DAY}-none=1",
        f"{DAY}-factors=&{DAY}-factors=travel",
        f"{DAY}-crash=no&page=week",
        f"{DAY}-note=",
        f'{DAY}-undo={{"ratings.pain":null}}',
        f"dose={DAY} skipped ran out&last_night=&day={DAY}",
        f"sure={DAY} typed night&dose_mg=3&time=",
    ],
)
def test_what_the_pages_send_and_earlier_ones_kept_has_its_receipt(alice, client_of, query):
    answer = send(client_of(alice), query, client_id=ID)
    assert (answer.status_code, answer["X-Receipt"], answer["X-Answer"]) == (200, ID, "saved")
    assert Receipt.objects.filter(person=alice.person).count() == 1 or "none=" in query


def test_an_answer_sent_again_has_its_receipt_again(alice, client_of):
    her = client_of(alice)
    answers = [send(her, f"{DAY}-ratings.fatigue=7", client_id=ID) for _ in range(2)]
    assert [answer["X-Receipt"] for answer in answers] == [ID, ID]
    assert kept(alice) == (1, 0, 1)


def test_none_of_these_pressed_where_all_are_answered_is_understood(alice, client_of):
    none = {f"ratings.{id}": 0 for id in ("insomnia", "sedation", "nausea")}
    save_answers(person=alice.person, day=TODAY, answers=none, at=NOW)
    assert send(client_of(alice), f"{DAY}-none=1", client_id=ID)["X-Receipt"] == ID


def test_leaving_a_dose_stores_nothing_says_so_and_has_no_receipt(alice, client_of):
    answer = send(client_of(alice), "dose=", client_id=ID)
    assert (answer.status_code, answer["X-Answer"]) == (200, "saved")
    assert (answer.get("X-Receipt"), kept(alice)) == (None, (0, 0, 0))
    assert "Nothing was recorded." in answer.content.decode()


def test_leaving_a_dose_leaves_the_amount_that_was_typed_too(alice, client_of):
    query = f"dose=&dose_mg=3&time=&typed={DAY} typed night"
    assert send(client_of(alice), query, htmx=False).status_code == 302
    assert kept(alice) == (0, 0, 0)


def test_a_whole_page_saved_untouched_says_that_nothing_was_changed(alice, client_of):
    query = f"{DAY}-seen={{}}&{DAY}-note=&{DAY}-factors=&day={DAY}&dose_mg=&time="
    page = client_of(alice)
    assert send(page, query, htmx=False).status_code == 302
    assert "Nothing was changed." in page.get("/today/").content.decode()


def test_a_page_of_a_day_to_come_is_refused_before_anything_is_stored(alice, client_of):
    tomorrow = TODAY + timedelta(1)
    answer = send(client_of(alice), f"{DAY}-crash=yes&day={tomorrow}", client_id=ID)
    assert (answer.status_code, kept(alice)) == (422, (0, 0, 0))


def test_a_name_is_told_back_harmless_and_not_without_end(alice, client_of):
    words = send(client_of(alice), f"<b>{'x' * 999}=1", client_id=ID).content.decode()
    assert f"“&lt;b&gt;{'x' * 57}…” isn’t a question in the check-in." in words
