"""Which version of the page is set: the roomiest that fits, found by setting as few as can be."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_tracker.charts.words.shortened import cut_short
from ldn_tracker.report.parts.page import ReportLine
from ldn_tracker.report.sheet.fit import NAME_LETTERS, ROOMS, VITAL, _lines, fitted, roomiest
from tests import builders as b
from tests.sheets import page

LAST = len(ROOMS) - 1
PANELS = 4
CHARTS = [PANELS * room.panel for room in ROOMS[:4]]  # these rooms differ in nothing else


def search(left: list[float], guess: int) -> tuple[int, list[int]]:
    """What is found where so many points are left in each room, and the rooms that were set."""
    turns = []

    def spare(room: int) -> float:
        turns.append(room)
        return left[room]

    return roomiest(spare, panels=PANELS, guess=guess), turns


@st.composite
def sheets(draw) -> list[float]:
    """The points left in each room: of the first four it is the chart that makes the difference."""
    first = draw(st.floats(-300, 100))
    left = [first + CHARTS[0] - chart for chart in CHARTS]
    for more in draw(st.lists(st.floats(0, 80), min_size=LAST - 3, max_size=LAST - 3)):
        left.append(left[-1] + more)
    return left


@given(sheets(), st.integers(0, LAST - 1))
def test_the_first_that_fits_is_found_whatever_the_guess(left, guess):
    found, turns = search(left, guess)
    assert found == next((n for n in range(LAST) if left[n] >= 0), LAST)
    assert len(turns) == len(set(turns)) <= 6


@given(sheets(), st.integers(0, LAST - 1), st.floats(1, 60))
def test_it_is_found_too_where_an_overlong_sheet_does_not_say_how_long_it_is(left, guess, least):
    found, _ = search([max(points, -least) if points < 0 else points for points in left], guess)
    assert found == next((n for n in range(LAST) if left[n] >= 0), LAST)


@pytest.mark.parametrize(("room", "spare"), [(0, 3), (1, 12), (2, 12), (3, 12)])
def test_a_right_guess_is_the_only_one_that_is_set(room, spare):
    left = [spare + CHARTS[room] - chart for chart in CHARTS] + [spare + 100] * (LAST - 3)
    assert search(left, room) == (room, [room])


def test_after_a_sheet_that_is_a_little_too_long_the_next_is_tried():
    left = [-20 + CHARTS[3] - chart for chart in CHARTS] + [21.0] * (LAST - 3)
    assert search(left, 3) == (4, [3, 4])


def test_a_guess_among_rooms_of_the_same_words_is_put_right_at_once():
    left = [4 + CHARTS[2] - chart for chart in CHARTS] + [100.0] * (LAST - 3)
    assert search(left, 1) == (2, [1, 2])
    assert search(left, 3) == (2, [3, 2])


def test_allergies_and_conditions_stay_when_medicines_are_cut():
    many = [ReportLine("current.", f"medicine {n}:") for n in range(20)]
    stay = [
        ReportLine("penicillin.", "Allergies:", stays=True),
        ReportLine("3 Oct.", "Operation:", stays=True),
    ]
    for room in ROOMS:
        kept = _lines((*many, *stay, ReportLine("ME/CFS.", "Diagnoses:")), room)
        assert kept[-2:] == tuple(stay)
        assert kept[-3].text == f"… and {23 - len(kept) + 1} more."
        assert len(kept) == max(room.lines, 3) + 1


@pytest.mark.parametrize(
    ("letters", "cut"),
    [
        (60, "tramadol slow release, codeine phosphate 30 mg, morphine."),
        (54, "tramadol slow release, codeine phosphate 30…, morphine."),
        (40, "tramadol slow…, codeine phosp…, morphine."),
        (5, "tramadol sl…, codeine pho…, morphine."),
    ],
)
def test_opioids_are_cut_rather_than_left_out(letters, cut):
    names = ["tramadol slow release", "codeine phosphate 30 mg", "morphine"]
    line = ReportLine.of(names, "Opioid, current:", vital=True)
    (short,) = _lines([line], replace(ROOMS[-1], letters=letters))
    assert short.text == cut


@pytest.mark.parametrize("room", ROOMS[:-1])
def test_the_dose_of_an_opioid_is_never_cut_and_its_name_only_where_it_is_very_long(room):
    long = "tramadol hydrochloride in a sustained-release preparation of the hospital pharmacy"
    dose = "(50 mg (SR) twice a day)"
    named, typed = f"{long} {dose}:", f"tramadol {'W' * 190} {dose}:"
    lines = [ReportLine("opioid, current.", each, vital=True) for each in (named, typed)]
    short = [_lines([line], room)[0].strong for line in lines]
    assert (short[0], short[1][-len(dose) - 2 :]) == (named, f" {dose}:")


def test_the_last_room_cuts_an_opioids_name_sooner_but_not_its_dose():
    line = ReportLine("opioid, current.", f"tramadol {'W' * 80} (50 mg SR):", vital=True)
    assert _lines([line], ROOMS[-1])[0].strong == f"tramadol {'W' * 49}… (50 mg SR):"


def test_of_several_opioids_each_keeps_its_dose():
    names = [f"{name} slow release capsules (50 mg)" for name in ("tramadol", "morphine")]
    (short,) = _lines([ReportLine.of(names, "Opioid, current:", vital=True)], ROOMS[-1])
    assert short.text == "tramadol slow… (50 mg), morphine slow… (50 mg)."


@pytest.mark.parametrize("room", ROOMS)
def test_no_allergy_is_left_out_for_want_of_letters(room):
    allergies = ("penicillin and all its relatives", "latex", "adhesive plaster", "ibuprofen")
    (short,) = _lines([ReportLine.of(allergies, "Allergies:", stays=True)], room)
    names = short.text.removesuffix(".").split(", ")
    assert [name.rstrip("…")[:8] for name in names] == [name[:8] for name in allergies]


def test_nothing_is_counted_as_left_out_where_all_is_told():
    opioids = tuple(ReportLine("opioid, current.", f"{name}:", vital=True) for name in "abcd")
    told = (*opioids, ReportLine("penicillin.", "Allergies:", stays=True))
    assert _lines(told, replace(ROOMS[0], lines=4)) == told


def test_a_long_name_keeps_its_colon():
    (short,) = _lines([ReportLine("opioid, current.", f"{'W' * 80}:")], ROOMS[0])
    assert short.whole == f"{'W' * (NAME_LETTERS - 1)}…: opioid, current."


def test_of_very_many_opioids_some_are_counted():
    line = ReportLine.of([f"opioid {n}" for n in range(20)], "Opioid, current:", vital=True)
    (short,) = _lines([line], ROOMS[-1])
    assert short.text == f"{', '.join(f'opioid {n}' for n in range(VITAL))} and 12 more."


def test_no_opioid_is_left_out_for_want_of_lines():
    opioids = tuple(ReportLine("opioid, current.", f"{name}:", vital=True) for name in "abcd")
    others = tuple(ReportLine("current.", f"medicine {n}:") for n in range(9))
    stays = (ReportLine("penicillin.", "Allergies:", stays=True),)
    whole = (*opioids, *others, *stays)
    assert _lines(whole, ROOMS[-2]) == (*opioids, ReportLine("… and 9 more."), *stays)
    joined = ReportLine("b, c, d.", "Also opioids or alike, dates left out:")
    assert _lines(whole, ROOMS[-1]) == (opioids[0], joined, ReportLine("… and 9 more."), *stays)


def test_every_opioid_is_named_where_each_has_its_own_date():
    names = [f"opioid {n}" for n in range(9)]
    lines = tuple(ReportLine(f"opioid, last taken {n} Jun 2026.", f"{names[n]}:", vital=True)
                  for n in range(9))  # fmt: skip
    for room in ROOMS:
        said = " ".join(line.whole for line in _lines((*lines, ReportLine("ME/CFS.")), room))
        assert [name for name in names if name not in said] == []


def test_when_an_opioid_was_last_taken_is_never_cut():
    when = "acts like an opioid, last taken 12 September 2026"
    one = ReportLine(f"{when}.", "kratom:", vital=True)
    many = ReportLine.of(["tramadol", "codeine"], f"{when}, {'x' * 15}:", vital=True)
    for room in ROOMS:
        assert [line.whole for line in _lines((one, many), room)] == [one.whole, many.whole]


@pytest.mark.parametrize(
    ("letters", "cut"),
    [
        (27, "zinc, iron, magnesium, kelp."),
        (26, "zinc, iron and 2 more."),
        (17, "zinc and 3 more."),
        (5, "zinc and 3 more."),
    ],
)
def test_a_list_is_cut_between_its_items_with_a_count(letters, cut):
    line = ReportLine.of(["zinc", "iron", "magnesium", "kelp"], "Takes:")
    (short,) = _lines([line], replace(ROOMS[-1], letters=letters))
    assert short.whole == f"Takes: {cut}"


@pytest.mark.parametrize(
    ("letters", "cut"),
    [
        (
            85,
            "Moderate on 3 of 7 days (worst: very severe); before LDN 0 of 14. Began 2 Jun, 3 days",
        ),
        (84, "Moderate on 3 of 7 days (worst: very severe); before LDN 0 of 14."),
        (65, "Moderate on 3 of 7 days (worst: very severe); before LDN 0 of 14."),
        (64, "Moderate on 3 of 7 days (worst: very severe); …"),
        (47, "Moderate on 3 of 7 days (worst: very severe); …"),
        (46, "Moderate on 3 of 7 days …"),
        (26, "Moderate on 3 of 7 days …"),
        (24, "Moderate …"),
        (14, "Moderate …"),
    ],
)
def test_a_line_is_cut_between_sentences_or_words_outside_brackets_and_after_no_number(
    letters, cut
):
    text = "Moderate on 3 of 7 days (worst: very severe); before LDN 0 of 14. Began 2 Jun, 3 days"
    assert cut_short(text, letters) == (text if letters >= len(text) else cut)


def test_what_is_asked_and_what_was_said_of_safety_is_cut_last():
    asked = "Could the next script be for 4.5 mg capsules, so that it is one a day and no more?"
    said = "Opioids, another naltrexone, liver disease, pregnancy or breastfeeding: not asked."
    safety = ReportLine(said, stays=True, entire=True)
    whole = replace(page(b.diary()), questions=(asked,), medicines=(safety,))
    short = [fitted(whole, room) for room in ROOMS]
    assert [each.questions[0] == asked for each in short] == [True] * (LAST - 2) + [False] * 3
    assert {each.medicines for each in short} == {(safety,)}


def test_how_the_interval_was_made_gives_way_before_anything_else_but_height():
    compared = [ReportLine(f"{n}.") for n in range(6)]
    whole = replace(page(b.diary()), benefit=tuple(compared))
    lines = [len(fitted(whole, room).benefit) for room in ROOMS]
    assert lines == [6] * 4 + [5] * (LAST - 3)
