"""What no page of ours would send is refused in words, and nothing of it is stored."""

import pytest

from tests.conftest import TODAY


@pytest.mark.parametrize(
    "undo", ['{"ratings.fatigue": "x"}', '{"alerts": 1}', '{"note": "\\ud800"}']
)
def test_a_forged_way_back_is_refused(alice, client_of, undo):
    answer = client_of(alice).post("/today/answer/", {f"{TODAY}-undo": undo})
    assert (answer.status_code, alice.person.entries.count()) == (422, 0)
    assert "This cannot be undone any more." in answer.content.decode()
