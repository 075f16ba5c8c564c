"""What leaves: a zip of everything, while it is made and until it was saved."""

from datetime import timedelta

from django.db import models

from journal.models.person import PersonRow

KEPT_FOR = timedelta(hours=1)  # to be saved; then the next tidying of a day deletes it


class TakeOut(models.Model):
    """Everything of a diary that is too large for a request in one zip; it is gone next day.

    Of a person there is one. `self_harm`: with those answers in the files for a GP's system; `size`
    in bytes and `content` are None until it is made, and stay so where that `failed`.
    """

    person = models.OneToOneField(PersonRow, models.CASCADE, related_name="take_out")
    self_harm = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    failed = models.BooleanField(default=False)
    size = models.PositiveBigIntegerField(null=True, blank=True)
    content = models.BinaryField(null=True, blank=True)

    class Meta:
        db_table = "journal_take_out"

    def __str__(self):
        return f"take-out {self.pk}"
