"""What a tap is answered: one word, the way back, and the answers as the page now shows them."""

from html import escape
from uuid import UUID

import pytest

from ldn_tracker.templatetags.replies import reply
from ldn_tracker.today.actions import Doubted
from tests.conftest import NOW, TODAY

HTMX = {"HX-Request": "true"}
SEEN = (
    f'<input type="hidden" id="{TODAY}-seen" name="{TODAY}-seen" value="{{}}" hx-swap-oob="true">'
)


def saved(**more) -> str:
    return reply({"outcome": "Saved", "at": NOW, "undo": {}, "drawn": ()} | more)


def test_saved_says_when():
    assert saved() == "<span>Saved 00:30</span>"


def test_the_way_back_is_a_button():
    assert saved(undo={"name": "x-undo", "value": "{}"}) == (
        "<span>Saved 00:30</span>"
        '<button class="quiet" type="submit" name="x-undo" value="{}">Undo</button>'
    )


def test_the_answers_are_drawn_anew_for_each_day():
    assert saved(drawn={TODAY: "{}"}.items()).endswith(SEEN.format("{}"))


@pytest.mark.parametrize(
    ("more", "word"),
    [
        (
            {"problems": [("note", "is <b>too</b> long")]},
            "Not saved: is &lt;b&gt;too&lt;/b&gt; long",
        ),
        ({"doubted": Doubted(None, None)}, "One question first"),
    ],
)
def test_what_is_not_saved_says_so(more, word):
    assert reply({"drawn": (), **more}) == word


def test_nothing_that_was_sent_is_markup():
    evil = '"><script>'
    text = saved(undo={"name": evil, "value": evil}, drawn={TODAY: evil}.items())
    assert "<script>" not in text
    assert text.count(escape(evil)) == 3


@pytest.mark.django_db
def test_a_rating_is_answered_in_her_own_time(her):
    data = {f"{TODAY}-ratings.fatigue": "7", "client_id": UUID(int=1)}
    words = her.post("/today/answer/", data, headers=HTMX).content.decode()
    undo = escape('{"ratings.fatigue":null}')
    assert words == (
        "<span>Saved 12:30</span>"
        f'<button class="quiet" type="submit" name="{TODAY}-undo" value="{undo}">Undo</button>'
        + SEEN.format(escape('{"ratings.fatigue":7}'))
    )
