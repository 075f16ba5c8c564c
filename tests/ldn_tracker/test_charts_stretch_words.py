"""Every code of the timeline has its words, and the words are made of the codes alone."""

from typing import get_args

from dose.parts import BreakReason, RegimenReason
from dose.treatment.pauses import PauseKind
from dose.treatment.timeline import EndKind
from ldn_tracker.charts.stretch_words import BREAKS, CHANGES, ENDS, PAUSES


def test_every_reason_and_kind_has_its_words():
    assert set(BREAKS) == set(get_args(BreakReason))
    assert set(CHANGES) == set(get_args(RegimenReason))
    assert set(PAUSES) == set(get_args(PauseKind))
    assert set(ENDS) >= set(get_args(EndKind)) - {"change"}
