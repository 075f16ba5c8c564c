"""What stood in the tables as a label stands there as its id, so that only pages word it."""

from django.db import migrations

REASONS = {
    "forgot": "Forgot",
    "unwell": "Felt unwell",
    "none_left": "None left",
    "told_not_to": "Told not to",
}
NAMES = {
    "opioid_unnamed": "opioid (name not given)",
    "naltrexone_unnamed": "naltrexone (name not given)",
}


def to_ids(apps, schema_editor):
    """The label of each word becomes its id."""
    for id, label in REASONS.items():
        _replace(apps, "Intake", "reason", label, id)
    for id, label in NAMES.items():
        _replace(apps, "Medicine", "name", label, id)


def to_labels(apps, schema_editor):
    """The way back: each id becomes its label; what was typed in just these words does too."""
    for id, label in REASONS.items():
        _replace(apps, "Intake", "reason", id, label)
    for id, label in NAMES.items():
        _replace(apps, "Medicine", "name", id, label)


def _replace(apps, model: str, column: str, old: str, new: str) -> None:
    table = apps.get_model("dose", model).objects
    table.filter(**{column: old}).update(**{column: new})


class Migration(migrations.Migration):
    """Labels to ids, and back."""

    dependencies = [("dose", "0001_initial")]
    operations = [migrations.RunPython(to_ids, to_labels)]
