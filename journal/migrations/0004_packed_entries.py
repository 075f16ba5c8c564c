"""A column that only SQLite could make of the others, here a plain one: 0007 takes it away again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("journal", "0003_entries_that_say_what_is_new")]
    operations = [
        migrations.AddField(model_name="entry", name="packed", field=models.TextField(default=""))
    ]
