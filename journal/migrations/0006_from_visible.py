"""Made the column of 0004 anew; now nothing."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("journal", "0005_stay_signed_in")]
    operations = []
