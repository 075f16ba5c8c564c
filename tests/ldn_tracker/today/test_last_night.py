"""Last night's dose on Today: it keeps its place once answered, and the reply can take it back."""

from datetime import timedelta

from tests.conftest import TODAY, text

LAST_NIGHT = TODAY - timedelta(1)


def tap(client, **fields) -> str:
    data = {"day": TODAY.isoformat(), "last_night": ""} | fields
    return text(client.post("/today/answer/", data, headers={"HX-Request": "true"}))


def undone_by(html: str) -> str:
    bar = html.split('id="dose"')[0]
    return bar.split('name="undo_dose" value="')[1].split('"')[0]


def test_once_answered_it_keeps_its_place_above_tonights(her):
    html = tap(her, dose=f"{LAST_NIGHT} 1.5 night")
    assert "<b>Last night’s 1.5" in html.split("Last night’s dose")[1].split("<hr>")[0]


def test_a_page_opened_later_says_nothing_more_of_it(her):
    tap(her, dose=f"{LAST_NIGHT} 1.5 night")
    assert "Last night’s dose" not in text(her.get("/today/"))


def test_what_was_not_taken_still_says_until_when_it_can_be(her):
    html = tap(her, dose=f"{LAST_NIGHT} skipped")
    assert "<b>Not taken</b>" in html
    assert '<p class="hint">Forgotten? You can still take it until 14:00.' in html


def test_the_bar_takes_back_a_dose(her, alice):
    html = tap(her, dose=f"{LAST_NIGHT} 1.5 night")
    tap(her, undo_dose=undone_by(html))
    assert alice.person.intakes.count() == 0


def test_the_bar_takes_back_several_doses_recorded_at_once(her, alice):
    before = LAST_NIGHT - timedelta(1)
    html = tap(her, dose=f"{before} 1.5 night;{LAST_NIGHT} 1.5 night")
    assert alice.person.intakes.count() == 2
    tap(her, undo_dose=undone_by(html))
    assert alice.person.intakes.count() == 0


def test_somebody_elses_dose_among_several_is_like_one_that_is_gone(her, alice, bob):
    html = tap(her, dose=f"{LAST_NIGHT} 1.5 night")
    other = bob.person.intakes.create(day=TODAY, status="skipped")
    html = tap(her, undo_dose=f"{undone_by(html)};{other.pk}")
    assert (alice.person.intakes.count(), bob.person.intakes.count()) == (0, 1)
    assert "Removed for Saturday 12:30. One of these doses was not there any more." in html


def test_a_dose_taken_back_on_the_page_of_the_week_is_drawn_anew(her, alice):
    html = tap(her, page="week", dose=f"{LAST_NIGHT} 1.5 night")
    html = tap(her, page="week", undo_dose=alice.person.intakes.get().pk)
    assert f'value="{LAST_NIGHT} 1.5 night">I took 1.5' in html
