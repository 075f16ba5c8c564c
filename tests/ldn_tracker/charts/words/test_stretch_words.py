"""Every code of the timeline has its words, and the words are made of the codes alone."""

from typing import get_args

from dose.treatment.pauses import PauseKind
from dose.treatment.timeline import EndKind
from ldn_tracker.charts.words.stretch_words import ENDS, PAUSES


def test_every_kind_has_its_words():
    assert set(PAUSES) == set(get_args(PauseKind))
    assert set(ENDS) >= set(get_args(EndKind)) - {"change"}
