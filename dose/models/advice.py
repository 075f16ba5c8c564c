"""Advice: what was suggested on a day, and what the person did."""

from django.db import models

from journal.models import PersonRow


class AdviceRow(models.Model):
    """One suggestion on one day, by the permanent id of its rule."""

    person = models.ForeignKey(PersonRow, models.CASCADE, related_name="advice", db_index=False)
    on = models.DateField()
    rule = models.CharField(max_length=40)
    action = models.CharField(max_length=20)
    answer = models.CharField(max_length=20, blank=True)

    class Meta:
        db_table = "dose_advice"
        ordering = ["on", "pk"]
        indexes = [models.Index(fields=["person", "on"], name="advice_by_day")]

    def __str__(self):
        return f"{self.rule} on {self.on}"
