"""Measure: a symptom, side effect or number of the person's own, besides the built-in ones."""

from django.db import models

from journal.models.person import PersonRow


class MeasureRow(models.Model):
    """`key` is its id in the diary and never changes; a retired one keeps its history."""

    person = models.ForeignKey(PersonRow, models.CASCADE, related_name="measures", db_index=False)
    key = models.CharField(max_length=80)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=11)
    scale = models.PositiveSmallIntegerField(null=True, blank=True)  # a number has none
    unit = models.CharField(max_length=20, blank=True)
    retired = models.BooleanField(default=False)

    class Meta:
        db_table = "journal_measure"
        ordering = ["key"]
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="one_measure_a_key")]

    def __str__(self):
        return self.name
