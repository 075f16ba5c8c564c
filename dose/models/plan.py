"""Plan, Regimen and Break: what was meant to be taken, and when not."""

from django.db import models
from django.db.models import Q

from journal.models import PersonRow


class PlanRow(models.Model):
    """The prescriber's plan; a superseded one keeps the days it was in force (`until` set)."""

    person = models.ForeignKey(PersonRow, models.CASCADE, related_name="plans")
    start = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    starting_dose_mg = models.DecimalField(max_digits=7, decimal_places=3)
    step_mg = models.DecimalField(max_digits=7, decimal_places=3)
    step_interval_days = models.PositiveSmallIntegerField()
    max_dose_mg = models.DecimalField(max_digits=7, decimal_places=3)
    doses_per_day = models.PositiveSmallIntegerField(default=1)
    every_days = models.PositiveSmallIntegerField(default=1)
    form = models.CharField(max_length=7, default="capsule")
    strengths_mg = models.JSONField(default=list, blank=True)  # decimal strings
    liquid_mg_per_ml = models.DecimalField(max_digits=7, decimal_places=3, null=True, blank=True)
    prescriber = models.CharField(max_length=200, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    primary_symptom = models.CharField(max_length=80, default="fatigue")

    class Meta:
        db_table = "dose_plan"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(until=None), name="one_plan_in_force"
            )
        ]

    def __str__(self):
        return f"plan of {self.person_id} from {self.start}"


class RegimenRow(models.Model):
    """What to take from `start` on. A correction sets `corrected_at` here and adds a new row."""

    person = models.ForeignKey(PersonRow, models.CASCADE, related_name="regimen", db_index=False)
    start = models.DateField()
    dose_mg = models.DecimalField(max_digits=7, decimal_places=3)
    timing = models.CharField(max_length=7)
    every_days = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=14)
    corrected_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "dose_regimen"
        ordering = ["start"]
        indexes = [models.Index(fields=["person", "start"], name="regimen_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "start"],
                condition=Q(corrected_at=None),
                name="one_regimen_a_day",
            )
        ]

    def __str__(self):
        return f"{self.dose_mg} mg {self.timing} from {self.start}"


class BreakRow(models.Model):
    """Days off LDN on purpose, both ends included; no `until`: still going on."""

    person = models.ForeignKey(PersonRow, models.CASCADE, related_name="breaks", db_index=False)
    start = models.DateField()
    until = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=11)

    class Meta:
        db_table = "dose_break"
        ordering = ["start"]
        indexes = [models.Index(fields=["person", "start"], name="breaks_by_day")]

    def __str__(self):
        return f"break from {self.start}"
