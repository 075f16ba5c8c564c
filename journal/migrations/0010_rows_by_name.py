from django.db import migrations


class Migration(migrations.Migration):
    """Rows are named as rows; their tables keep their names."""

    dependencies = [("journal", "0009_no_index_of_the_person_alone")]

    operations = [
        migrations.AlterModelTable("Person", "journal_person"),
        migrations.RenameModel("Person", "PersonRow"),
        migrations.AlterModelTable("Entry", "journal_entry"),
        migrations.RenameModel("Entry", "EntryRow"),
        migrations.AlterModelTable("Measure", "journal_measure"),
        migrations.RenameModel("Measure", "MeasureRow"),
    ]
