"""Every coded word about what is taken has its words, and only its id is ever kept."""

from datetime import timedelta
from importlib import import_module
from typing import get_args

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from dose import actions, medicine_actions, queries
from dose.diary.parts import Dose, Medicine
from dose.medicine_actions import rename_medicine
from dose.vocabulary import (
    ACTIONS,
    ANSWERS,
    BREAK_REASONS,
    CHILD,
    CONDITIONS,
    FORMS,
    HALVES,
    LINES,
    MEDICINE_KINDS,
    REGIMEN_REASONS,
    SKIP_REASONS,
    TIMINGS,
    UNNAMED,
    Action,
    ActionId,
)
from ldn_tracker.transfer.formats.diary_file import dump, load
from ldn_tracker.transfer.store import store
from tests import builders as b
from tests.conftest import NOW, TODAY, text

LABELS = {
    "forgot": "Forgot",
    "unwell": "Felt unwell",
    "none_left": "None left",
    "told_not_to": "Told not to",
}
NAMES = {
    "opioid_unnamed": "opioid (name not given)",
    "naltrexone_unnamed": "naltrexone (name not given)",
}
migration = import_module("dose.migrations.0002_words_by_id")


@pytest.mark.parametrize(
    ("words", "ids", "forms"),
    [
        (HALVES, "morning night", ("label", "said", "brief")),
        (TIMINGS, "morning night both", ("label", "said", "brief")),
        (FORMS, "capsule tablet liquid", ("label", "said")),
        (
            REGIMEN_REASONS,
            "start already_taking step_up side_effect insomnia sedation restart prescriber other",
            ("label", "clinical"),
        ),
        (
            BREAK_REASONS,
            "stopped side_effect surgery supply prescriber other",
            ("label", "clinical"),
        ),
        (SKIP_REASONS, "forgot unwell none_left told_not_to", ("label",)),
        (MEDICINE_KINDS, "medicine supplement", ("label", "said")),
        (
            CONDITIONS,
            "surgery pregnancy planning_pregnancy breastfeeding liver_disease",
            ("label", "name", "said", "clinical", "brief"),
        ),
        (ACTIONS, " ".join(Action), ("label", "clinical")),
        (ANSWERS, "done will_ask not_now advised_otherwise", ("label", "said", "clinical")),
        (LINES, "emergency crisis health poisons", ("label",)),
        (UNNAMED, "opioid_unnamed naltrexone_unnamed", ("label",)),
    ],
)
def test_every_id_has_all_its_words(words, ids, forms):
    assert sorted(words) == sorted(ids.split())
    assert [(id, form) for id in words for form in forms if not getattr(words[id], form)] == []


def test_an_action_is_one_of_the_diary_file():
    assert [*Action] == list(get_args(ActionId))


def test_a_child_is_about_pregnancy_and_breastfeeding():
    assert set(CONDITIONS) - set(CHILD) == {"surgery", "liver_disease"}


@pytest.mark.parametrize(("id", "label"), LABELS.items())
def test_a_reason_of_an_earlier_release_is_kept_as_its_id(id, label):
    assert Dose(day=TODAY, status="skipped", reason=label).reason == id


@pytest.mark.parametrize(("id", "label"), NAMES.items())
def test_a_name_of_an_earlier_release_is_kept_as_its_id_and_read_as_before(id, label):
    medicine = Medicine(name=label)
    assert (medicine.name, medicine.label) == (id, label)


@pytest.mark.parametrize("typed", ["courier late", "forgot it", "Felt unwell all day"])
def test_a_reason_in_other_words_stays_as_it_was_typed(typed):
    assert Dose(day=TODAY, status="skipped", reason=typed).reason == typed


def test_a_medicine_is_read_by_the_name_that_was_typed():
    assert Medicine(name="Opioid").label == "Opioid"


@pytest.mark.parametrize("said", ["forgot", "Forgot"], ids=["of this release", "of the last one"])
def test_a_button_keeps_the_id_and_the_page_says_the_label(her, person, said):
    her.post("/today/answer/", {"dose": f"{TODAY} skipped"})
    her.post("/today/answer/", {"dose": f"{TODAY} skipped {said}"})
    assert [row.reason for row in person.intakes.all()] == ["forgot"]
    assert "<b>Not taken</b> · Forgot" in text(her.get("/today/"))


def test_a_file_of_an_earlier_release_is_taken_and_written_with_ids(person):
    doses = (Dose(day=TODAY, status="skipped", reason="Told not to"),)
    file = dump(b.diary(doses=doses, medicines=(Medicine(name="opioid_unnamed"),)))
    old = file.replace("told_not_to", "Told not to").replace(
        "opioid_unnamed", NAMES["opioid_unnamed"]
    )
    assert (old != file, dump(load(old))) == (True, file)
    store(person, load(old), at=NOW)
    assert [row.reason for row in person.intakes.all()] == ["told_not_to"]
    assert [row.name for row in queries.medicines(person)] == ["opioid_unnamed"]


def test_a_reason_said_again_in_the_old_words_is_kept_as_its_id(person):
    for reason in ("", "None left"):
        actions.skip_dose(person=person, day=TODAY, reason=reason)
    assert [row.reason for row in person.intakes.all()] == ["none_left"]


def test_a_medicine_that_gets_the_old_words_for_a_name_keeps_the_id(person):
    row = medicine_actions.add_medicine(person=person, name="codein")
    rename_medicine(person=person, medicine_id=row.pk, name="opioid (name not given)")
    assert queries.medicines(person).get().name == "opioid_unnamed"


def test_a_page_says_the_name_and_not_the_id(visitor, person):
    medicine_actions.add_medicine(person=person, name="opioid_unnamed")
    page = text(visitor.get("/medicines/"))
    assert ("opioid (name not given)" in page, "opioid_unnamed" in page) == (True, False)


def test_the_labels_in_the_tables_become_ids_and_labels_again(person):
    for n, label in enumerate((*LABELS.values(), "courier late")):
        day = TODAY - timedelta(n)
        person.intakes.create(day=day, status="skipped", reason=label)
    for name in (*NAMES.values(), "codeine"):
        person.medicines.create(name=name)
    apps = MigrationLoader(connection).project_state(("dose", "0002_words_by_id")).apps
    migration.to_ids(apps, None)
    reasons, names = person.intakes.order_by("-day"), person.medicines.order_by("pk")
    assert [row.reason for row in reasons] == [*LABELS, "courier late"]
    assert [row.name for row in names] == [*NAMES, "codeine"]
    migration.to_labels(apps, None)
    assert [row.reason for row in reasons.all()] == [*LABELS.values(), "courier late"]
    assert [row.name for row in names.all()] == [*NAMES.values(), "codeine"]
