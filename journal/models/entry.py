"""Entry: one row a person and day. Receipt: an answer's client id, stored once.

Where an index begins with the person, there is none of the person alone: SQLite would take that one
and then look at every row of the diary. The same holds for the tables of the dose.
"""

from django.db import models
from django.db.models import Q

from journal.models.person import PersonRow


class EntryRow(models.Model):
    """What was said about one day; ratings are {measure id: rating}, changed under a lock.

    `moments` is {question: when its answer was tapped, and where} (`journal.taps`): the later wins.
    `recorded_at` empty means an import that did not say.
    """

    person = models.ForeignKey(PersonRow, models.CASCADE, related_name="entries", db_index=False)
    day = models.DateField()
    ratings = models.JSONField(default=dict, blank=True)
    crash = models.BooleanField(null=True, blank=True)
    factors = models.JSONField(default=list, blank=True)
    alerts = models.JSONField(default=list, blank=True)
    new_since_change = models.JSONField(default=list, blank=True)
    not_new_since_change = models.JSONField(default=list, blank=True)
    measurements = models.JSONField(default=dict, blank=True)
    note = models.TextField(blank=True)
    recorded_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.CharField(max_length=6, default="self")
    moments = models.JSONField(default=dict, blank=True)

    class Meta:
        db_table = "journal_entry"
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["person", "day"], name="one_entry_a_day")]
        indexes = [
            # Read for every suggestion, over years in which such a day is rare.
            models.Index(
                fields=["person", "day"],
                condition=~Q(new_since_change=[]) | ~Q(not_new_since_change=[]),
                name="entries_that_say_what_is_new",
            )
        ]

    def __str__(self):
        return f"entry of {self.person_id} on {self.day}"


class Receipt(models.Model):
    """That an answer sent by a device arrived, so that a repeat changes nothing."""

    person = models.ForeignKey(PersonRow, models.CASCADE, related_name="receipts", db_index=False)
    client_id = models.UUIDField()
    stored_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "client_id"], name="one_receipt_an_answer")
        ]

    def __str__(self):
        return f"receipt {self.client_id}"
