"""Intake: one dose taken or not taken."""

from datetime import time

from django.db import models
from django.db.models import Q
from django.utils import timezone

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
    utc_offset = models.SmallIntegerField(null=True, blank=True)  # minutes, where it was taken
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["day", "pk"]
        # With all there is to a dose: a year of them is read and counted without a look at rows
        # that lie as far from each other as there are people.
        indexes = [
            models.Index(
                fields=[
                    "person",
                    "day",
                    "status",
                    "dose_mg",
                    "timing",
                    "taken_at",
                    "utc_offset",
                    "reason",
                ],
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
    def taken_there(self) -> time | None:
        """The time of day at which it was taken, by the clock of the place."""
        if self.taken_at is None:
            return None
        minutes = self.utc_offset
        there = None if minutes is None else timezone.get_fixed_timezone(minutes)
        return timezone.localtime(self.taken_at, there).time()

    @property
    def why(self) -> str:
        """The reason why it was not taken, as it is read."""
        return worded(SKIP_REASONS, self.reason)
