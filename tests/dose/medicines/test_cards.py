"""What each medicine means beside LDN, and what is said while a name is typed."""

from datetime import date

from dose.diary.parts import Medicine
from dose.medicines.cards import cards, groups, look

TODAY = date(2026, 9, 20)


def levels(*medicines: Medicine) -> list:
    return [(card.medicine.name, card.level, card.is_past) for card in cards(medicines, TODAY)]


def test_the_worst_stands_first_and_past_ones_last():
    found = levels(
        Medicine(name="Imodium"),
        Medicine(name="tramadol", last_taken=date(2026, 1, 1)),
        Medicine(name="codeine"),
    )
    assert found == [
        ("codeine", "stop", False), ("Imodium", "ask", False), ("tramadol", "stop", True)
    ]  # fmt: skip


def test_a_course_that_ends_later_is_taken_now():
    assert levels(Medicine(name="codeine", until=TODAY)) == [("codeine", "stop", False)]


def test_an_opioid_of_last_week_still_says_what_it_means_and_one_of_last_year_no_more():
    lately = Medicine(name="codeine", last_taken=date(2026, 9, 10))
    long_ago = Medicine(name="codeine", last_taken=date(2025, 9, 10))
    assert [card.is_said for card in cards([lately, long_ago], TODAY)] == [True, False]


def test_each_thing_is_said_once_the_worst_first_and_names_what_matters():
    taken = ("Imodium", "codeine", "Tramacet", "qqqqqq", "morphine 10 mg")
    shown = groups(cards([Medicine(name=name) for name in taken], TODAY))
    assert [(group.match.level, group.names) for group in shown] == [
        ("stop", ("codeine", "Tramacet (tramadol)", "morphine 10 mg")),
        ("ask", ("Imodium (loperamide)",)),
        ("unknown", ("qqqqqq",)),
    ]


def test_what_was_taken_long_ago_is_said_no_more():
    long_ago = Medicine(name="codeine", last_taken=date(2025, 9, 10))
    assert groups(cards([long_ago], TODAY)) == ()


def test_an_unknown_name_is_never_cleared():
    card = cards([Medicine(name="qqqqqq")], TODAY)[0]
    assert (card.level, len(card.matches)) == ("unknown", 1)
    assert "pharmacist" in card.matches[0].text


def test_a_beginning_that_may_become_a_name_is_offered_and_not_judged():
    found = look("code")
    assert ("codeine" in found.suggestions, found.matches) == (True, ())


def test_a_whole_name_says_at_once_what_it_means():
    assert [match.level for match in look("codeine").matches] == ["stop"]


def test_a_slip_of_the_pen_is_asked_about():
    assert "codeine" in look("codiene").did_you_mean


def test_a_slip_that_may_be_an_opioid_asks_and_stands_with_the_opioids():
    taken = ("Imodium", "Tramdol", "tramadol", "aspirin")
    shown = groups(cards([Medicine(name=name) for name in taken], TODAY))
    assert [group.names for group in shown][:2] == [("Tramdol",), ("tramadol",)]
    assert (shown[0].match.level, shown[0].match.text) == (
        "ask",
        "Did you mean tramadol? It is an opioid: take no LDN until this is clear."
        " Look on the packet, or ask your pharmacist.",
    )


def test_a_slip_that_may_be_an_opioid_is_said_while_it_is_typed():
    assert look("Tramdol").matches[0].text.startswith("Did you mean tramadol? It is an opioid")


def test_a_slip_beside_another_medicine_hides_neither():
    (card,) = cards([Medicine(name="loperamide and codiene")], TODAY)
    assert [match.effect for match in card.matches] == ["may-be-codeine", "gut-opioid"]


def test_a_slip_for_something_else_is_no_opioid():
    (card,) = cards([Medicine(name="immodium")], TODAY)
    assert [match.effect for match in card.matches] == ["misspelt"]


def test_nothing_typed_says_nothing():
    assert look(" ") == look("")
    assert (look("").suggestions, look("").matches) == ((), ())
