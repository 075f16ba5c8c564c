"""Supply: packs that came, what was counted, and how the next is ordered.

A person with any of it has an Order, so that one look tells that another has nothing.
"""

from django.db import models

from journal.models import PersonRow


class OrderRow(models.Model):
    """How the next pack is ordered, as far as it was said; one a person."""

    person = models.OneToOneField(PersonRow, models.CASCADE, related_name="order")
    ordered_on = models.DateField(null=True, blank=True)
    compounding_days = models.PositiveSmallIntegerField(null=True, blank=True)
    courier_days = models.PositiveSmallIntegerField(null=True, blank=True)
    closed = models.JSONField(default=str, blank=True)  # weekdays and dates; "" where not said
    spare_days = models.PositiveSmallIntegerField(null=True, blank=True)
    appointment_days = models.PositiveSmallIntegerField(null=True, blank=True)
    repeats_left = models.PositiveSmallIntegerField(null=True, blank=True)
    script_until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "dose_order"

    def __str__(self):
        return f"order of {self.person_id}"


class PackRow(models.Model):
    """A pack as it came: units of a strength, or ml of a concentration."""

    person = models.ForeignKey(PersonRow, models.CASCADE, related_name="packs", db_index=False)
    received_on = models.DateField()
    units = models.PositiveSmallIntegerField(null=True, blank=True)
    strength_mg = models.DecimalField(max_digits=7, decimal_places=3, null=True, blank=True)
    ml = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    mg_per_ml = models.DecimalField(max_digits=7, decimal_places=3, null=True, blank=True)
    use_by = models.DateField(null=True, blank=True)
    cost = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    pharmacy = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "dose_pack"
        ordering = ["received_on", "pk"]
        indexes = [models.Index(fields=["person", "received_on"], name="packs_by_day")]

    def __str__(self):
        return f"pack of {self.received_on}"


class CountRow(models.Model):
    """What was counted of one kind on a day, before that day's dose."""

    person = models.ForeignKey(PersonRow, models.CASCADE, related_name="counts", db_index=False)
    on = models.DateField()
    units = models.PositiveSmallIntegerField(null=True, blank=True)
    strength_mg = models.DecimalField(max_digits=7, decimal_places=3, null=True, blank=True)
    ml = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    mg_per_ml = models.DecimalField(max_digits=7, decimal_places=3, null=True, blank=True)

    class Meta:
        db_table = "dose_count"
        ordering = ["on", "pk"]
        indexes = [models.Index(fields=["person", "on"], name="counts_by_day")]

    def __str__(self):
        return f"count of {self.on}"
