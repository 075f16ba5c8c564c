"""Intake: one dose taken or not taken."""

from django.db import models
from django.db.models import Q

from dose.vocabulary import SKIP_REASONS
from journal.models import PersonRow
from journal.vocabulary import worded


class Intake(models.Model):
    """A dose on a person's day; several a day are several rows."""

    person = models.ForeignKey(PersonRow, models.CASCADE, related_name="intakes", db_index=False)
    day = models.DateField()
    status = models.CharField(max_length=7)
    dose_mg = models.DecimalField(max_digits=7, decimal_places=3, null=True, blank=True)
    timing = models.CharField(max_length=7, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["day", "pk"]
        # With all there is to a dose: a year of them is read and counted without a look at rows
        # that lie as far from each other as there are people.
        indexes = [
            models.Index(
                fields=["person", "day", "status", "dose_mg", "timing", "taken_at", "reason"],
                name="intakes_by_day",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="skipped") | Q(dose_mg__gt=0), name="a_taken_dose_has_an_amount"
            )
        ]

    def __str__(self):
        return f"{self.status} on {self.day}"

    @property
    def why(self) -> str:
        """The reason why it was not taken, as it is read."""
        return worded(SKIP_REASONS, self.reason)
