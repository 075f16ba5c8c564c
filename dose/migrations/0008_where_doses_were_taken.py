"""Doses so far were taken by the clock that their person has now."""

from collections import defaultdict
from zoneinfo import ZoneInfo

from django.db import migrations

BATCH = 500


def to_offsets(apps, schema_editor):
    """Each dose with a moment keeps how far its person's clock is ahead of UTC at that moment."""
    doses = apps.get_model("dose", "Intake").objects.filter(utc_offset=None)
    doses = doses.exclude(taken_at=None)
    zones = dict(apps.get_model("journal", "PersonRow").objects.values_list("pk", "timezone"))
    alike = defaultdict(list)
    for pk, person, moment in doses.values_list("pk", "person", "taken_at").iterator():
        ahead = moment.astimezone(ZoneInfo(zones[person])).utcoffset()
        alike[int(ahead.total_seconds() // 60)].append(pk)
    for minutes, pks in alike.items():
        for first in range(0, len(pks), BATCH):
            doses.filter(pk__in=pks[first : first + BATCH]).update(utc_offset=minutes)


class Migration(migrations.Migration):
    """How far ahead of UTC, from each person's time zone."""

    dependencies = [("dose", "0007_place_of_doses")]
    operations = [migrations.RunPython(to_offsets, migrations.RunPython.noop)]
