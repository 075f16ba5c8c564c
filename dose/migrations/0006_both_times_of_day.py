"""Where two doses a day were planned before a regimen could say so, its rows say both."""

from django.db import migrations


def to_both(apps, schema_editor):
    """Each row of such a person's regimen becomes one of two equal parts; a plan of more, of two."""
    plan, regimen = (apps.get_model("dose", name) for name in ("PlanRow", "RegimenRow"))
    plan.objects.filter(doses_per_day__gt=2).update(doses_per_day=2)
    twice = plan.objects.filter(until=None, doses_per_day=2).values_list("person", flat=True)
    regimen.objects.filter(person__in=list(twice), corrected_at=None).update(timing="both")


class Migration(migrations.Migration):
    """Morning and night become both."""

    dependencies = [("dose", "0005_ruleset_2")]
    operations = [migrations.RunPython(to_both, migrations.RunPython.noop)]
