"""The amounts of a file that are rather slips are questions, before anything is stored."""

from datetime import timedelta
from decimal import Decimal

from ldn_tracker.transfer.formats import diary_file
from ldn_tracker.transfer.merge.amounts import amounts_to_ask_about
from tests import builders as b
from tests.conftest import text
from tests.ldn_tracker.transfer.test_pages import hidden, upload

NEXT = b.START + timedelta(1)
EMPTY = b.diary()


def asked(file, mine=EMPTY) -> list[tuple[str, str]]:
    """The kind and the first words of each question."""
    found = amounts_to_ask_about(mine, file)
    return [(kind, words.split("?")[0]) for kind, words in found]


def test_a_file_of_ldn_doses_asks_nothing():
    file = b.diary(plan=b.plan(), regimen=[b.regimen()], doses=b.doses(b.START, NEXT))
    assert asked(file) == []


def test_every_amount_of_a_plan_is_looked_at():
    plan = b.plan(
        max_dose_mg=Decimal(45), starting_dose_mg=Decimal(15), step_mg=Decimal(60),
        strengths_mg=(Decimal("1.5"), Decimal(30)),
    )  # fmt: skip
    assert asked(b.diary(plan=plan)) == [
        ("plan", "45 mg: did you mean 4.5"),
        ("plan", "15 mg: did you mean 1.5"),
        ("plan", "60 mg: did you mean 6"),
        ("plan", "30 mg: did you mean 3"),
    ]


def test_a_change_and_a_dose_are_held_against_the_plan_of_their_day():
    file = b.diary(
        plan=b.plan(max_dose_mg=Decimal(3), start=b.START),
        regimen=[b.regimen(dose_mg="5")],
        doses=[b.dose(dose_mg="4.5")],
    )
    assert asked(file) == [
        ("regimen", "from 1 Jun 2026: 5 mg: did you mean 0.5"),
        ("doses", "1 Jun 2026: 4.5 mg: is that right"),
    ]


def test_two_doses_of_a_day_are_added_up():
    file = b.diary(doses=[b.dose(dose_mg="4.5"), b.dose(dose_mg="4.5", timing="morning")])
    assert asked(file) == [("doses", "1 Jun 2026: 9 mg: is that right")]


def test_what_is_here_already_is_no_question():
    file = b.diary(regimen=[b.regimen(dose_mg="45")], doses=[b.dose(dose_mg="45")])
    assert asked(file, mine=file) == []


def test_a_typing_error_that_was_corrected_is_history_and_no_question():
    assert asked(b.everything()) == []


def test_the_preview_lists_the_question_and_storing_needs_the_yes(visitor, person):
    file = diary_file.dump(b.diary(plan=b.plan(), regimen=[b.regimen(dose_mg="45")]))
    preview = upload(visitor, file)
    page = text(preview).replace("\xa0", " ")
    assert "Are these amounts right?" in page
    assert "from 1 Jun 2026: 45 mg: did you mean 4.5? 25 mg or more is another treatment" in page
    sealed = hidden(preview)
    unsure = {name: value for name, value in sealed.items() if name != "is_sure"}
    response = visitor.post("/data/import/", unsure)
    assert (response.status_code, person.regimen.count()) == (422, 0)
    assert "Are these amounts right?" in text(response)
    visitor.post("/data/import/", sealed)
    assert [row.dose_mg for row in person.regimen.all()] == [Decimal(45)]
