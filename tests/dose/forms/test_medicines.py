"""Other medicines, and facts that bear on safety, as forms."""

from datetime import date

from dose.forms.medicines import ConditionForm, EndMedicineForm, MedicineForm

TODAY = date(2026, 9, 20)


def medicine(**data) -> MedicineForm:
    return MedicineForm({"name": "codeine", "kind": "medicine"} | data, today=TODAY)


def condition(**data) -> ConditionForm:
    return ConditionForm(data, today=TODAY)


def test_a_name_is_enough():
    assert medicine().is_valid()


def test_a_medicine_cannot_end_before_it_began():
    form = medicine(start="2026-09-02", last_taken="2026-09-01")
    assert dict(form.errors) == {"last_taken": ["This is before the day you started it."]}


def test_a_medicine_was_not_last_taken_tomorrow():
    assert list(medicine(last_taken="2026-09-21").errors) == ["last_taken"]


def test_a_course_may_have_its_last_day_ahead():
    assert medicine(until="2026-09-27").is_valid()


def test_the_last_day_taken_is_not_before_the_first():
    form = EndMedicineForm({"last_taken": "2026-01-01"}, start=TODAY, today=TODAY)
    assert list(form.errors) == ["last_taken"]


def test_an_operation_needs_its_day():
    assert list(condition(kind="surgery").errors) == ["day"]
    planned = condition(kind="surgery", day="2026-10-10")
    assert planned.is_valid()
    assert planned.condition == {"kind": "surgery", "on": date(2026, 10, 10), "discussed_on": None}


def test_a_state_needs_no_day():
    form = condition(kind="pregnancy", discussed_on="2026-09-01")
    assert form.is_valid()
    assert form.condition == {
        "kind": "pregnancy", "start": None, "discussed_on": date(2026, 9, 1)
    }  # fmt: skip


def test_a_state_does_not_begin_tomorrow():
    assert list(condition(kind="pregnancy", day="2026-09-21").errors) == ["day"]
