"""A break that began on the day of its last dose begins on the day after."""

from datetime import timedelta

from django.db import migrations
from django.db.models import Exists, F, OuterRef, Q


def to_the_day_after(apps, schema_editor):
    """With a dose on its first day there is no break any more; what was meant is kept."""
    rows, doses = (apps.get_model("dose", name).objects for name in ("BreakRow", "Intake"))
    on_it = doses.filter(person=OuterRef("person"), day=OuterRef("start"), status="taken")
    longer = Q(until=None) | Q(until__gt=F("start"))
    for row in rows.filter(longer, Exists(on_it)):
        row.start += timedelta(1)
        row.save(update_fields=["start"])


class Migration(migrations.Migration):
    """The first day of a break has no dose."""

    dependencies = [("dose", "0008_where_doses_were_taken")]
    operations = [migrations.RunPython(to_the_day_after, migrations.RunPython.noop)]
