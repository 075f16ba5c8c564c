"""What an import would do, in words: no id of a measure, a rule or an answer is shown."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from dose.diary.diary import Diary
from journal.vocabulary import ALERTS, FACTORS
from ldn_tracker.transfer.merge.diaries import merge
from tests import builders as b

NOW = datetime(2026, 9, 20, tzinfo=UTC)
MINE = b.everything()


def told(mine: Diary, theirs: Diary, **how) -> str:
    """All lines of what a file would do."""
    preview = merge(mine, theirs, at=NOW, **how).preview
    heaps = ("added", "changed", "refused", "unchanged", "asked", "another_person")
    return "\n".join(str(line) for heap in heaps for line in getattr(preview, heap))


def another() -> Diary:
    """The same diary with everything said otherwise."""
    (entry,), (row,), (advice,) = MINE.entries, MINE.breaks, MINE.advice
    person = replace(MINE.person, timezone="America/St_Johns", country="GB", name="Bob")
    answers = replace(
        entry,
        ratings={"x-itching": 3, "vivid_dreams": 1, "light_sound_sensitivity": 5},
        factors=tuple(id for id in FACTORS if id != "crash"),
        alerts=tuple(ALERTS),
        new_since_change=("headache", "x-itching"),
        not_new_since_change=("gut",),
        measurements={"n-sleep": 7, "visible:HRV": 2.0},
    )
    return replace(
        MINE,
        person=person,
        plan=replace(MINE.plan, max_dose_mg=Decimal(2)),
        breaks=(replace(row, reason="side_effect"),),
        chosen_symptom="brain_fog",
        tracks=("x-itching", "vivid_dreams", "n-sleep"),
        entries=(answers,),
        advice=(replace(advice, action="talk_to_prescriber", answer="will_ask"),),
    )


@pytest.mark.parametrize("prefer_file", [False, True])
def test_no_id_is_shown(prefer_file):
    words = told(MINE, another(), prefer_file=prefer_file)
    assert re.findall(r"\b\w+_\w+\b|\b[xn]-\w+|visible:|America/|\bGB\b|\bNZ\b", words) == []
    assert "interval" not in words


def test_an_empty_diary_gains_in_words_too():
    words = told(b.diary(), MINE)
    assert re.findall(r"\b\w+_\w+\b|\b[xn]-\w+|\bNZ\b", words) == []


@pytest.mark.parametrize(
    "words",
    [
        "time zone London here, St Johns in the file",
        "country New Zealand here, United Kingdom in the file",
        "itching 2 here, 3 in the file",
        "HRV (Visible) 41.2 here, 2.0 in the file",
        "fatigue, nausea here, hours slept, vivid dreams, itching in the file",
        "headache, since the change: not new here, new in the file",
        "1 main symptom (pain here, brain fog in the file)",
        "reason surgery here, side effect in the file",
        "1 Jun 2026: no change: action no change here, talk to your prescriber in the file,"
        " you did it here, you said you would ask in the file)",
    ],
)
def test_what_differs_is_named(words):
    answers = {"new_since_change": (), "not_new_since_change": ("headache",)}
    mine = replace(MINE, entries=(replace(MINE.entries[0], **answers),))
    assert words in told(mine, another())


def test_a_suggestion_is_told_by_what_it_said():
    advice = b.diary(advice=list(MINE.advice))
    assert told(b.diary(), advice) == "1 suggestion (1 Jun 2026: no change)"
