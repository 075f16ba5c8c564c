"""Medicine and Condition: what else bears on safety."""

from django.db import models

from dose.diary import parts
from dose.vocabulary import MEDICINE_KINDS, UNNAMED
from journal.models import PersonRow
from journal.vocabulary import worded


class MedicineRow(models.Model):
    """Another medicine or supplement; current until its last day has passed."""

    person = models.ForeignKey(PersonRow, models.CASCADE, related_name="medicines")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, default="medicine")
    start = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    last_taken = models.DateField(null=True, blank=True)
    dose = models.CharField(max_length=parts.LONGEST_AS_TYPED, blank=True)
    opioid = models.BooleanField(null=True, blank=True)

    last_day = parts.Medicine.last_day  # one definition, of the part
    is_over = parts.Medicine.is_over

    class Meta:
        db_table = "dose_medicine"
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    @property
    def label(self) -> str:
        """Its name as it is read."""
        return worded(UNNAMED, self.name)

    @property
    def kind_word(self) -> str:
        """What it is, within a line."""
        return MEDICINE_KINDS[self.kind].said


class ConditionRow(models.Model):
    """An operation, pregnancy, breastfeeding or liver disease, and when it was discussed."""

    person = models.ForeignKey(PersonRow, models.CASCADE, related_name="conditions")
    kind = models.CharField(max_length=20)
    on = models.DateField(null=True, blank=True)
    start = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    discussed_on = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "dose_condition"
        ordering = ["kind", "pk"]

    def __str__(self):
        return self.kind
