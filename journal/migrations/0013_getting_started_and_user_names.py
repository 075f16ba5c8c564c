"""Where getting started was left, and user names whose capitals and spaces make no difference."""

from django.db import migrations, models

from journal.accounts.names import key
from journal.models.user import NameKey

MOST = 170


def give_keys(apps, schema_editor):
    """Each login the key of its name; where two names are the same, the older login has it."""
    given = set()
    for user in apps.get_model("journal", "User").objects.order_by("pk"):
        plain = key(user.username)
        user.name_key = f"{plain}#{user.pk}" if plain in given or not plain else plain
        given.add(user.name_key)
        user.save(update_fields=["name_key"])


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0012_numbers_of_ones_own"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="start_step",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="user",
            name="start_put_away",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="user",
            name="name_key",
            field=models.CharField(default="", editable=False, max_length=MOST),
        ),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="user",
            name="name_key",
            field=NameKey(editable=False, max_length=MOST, unique=True),
        ),
        migrations.AlterField(
            model_name="user",
            name="username",
            field=models.CharField(max_length=150, unique=True),
        ),
    ]
