from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("journal", "0006_from_visible")]
    operations = [migrations.RemoveField(model_name="entry", name="packed")]
