from django.db import migrations


class Migration(migrations.Migration):
    """Rows are named as rows; their tables keep their names."""

    dependencies = [("dose", "0003_indexes_by_day"), ("journal", "0010_rows_by_name")]

    operations = [
        migrations.AlterModelTable("Plan", "dose_plan"),
        migrations.RenameModel("Plan", "PlanRow"),
        migrations.AlterModelTable("Regimen", "dose_regimen"),
        migrations.RenameModel("Regimen", "RegimenRow"),
        migrations.AlterModelTable("Break", "dose_break"),
        migrations.RenameModel("Break", "BreakRow"),
        migrations.AlterModelTable("Medicine", "dose_medicine"),
        migrations.RenameModel("Medicine", "MedicineRow"),
        migrations.AlterModelTable("Condition", "dose_condition"),
        migrations.RenameModel("Condition", "ConditionRow"),
        migrations.AlterModelTable("Advice", "dose_advice"),
        migrations.RenameModel("Advice", "AdviceRow"),
    ]
