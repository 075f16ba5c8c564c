"""Push: the browsers that may be woken, what they were woken for, and what was put off."""

from django.conf import settings
from django.db import models

from journal.models.person import PersonRow


class PushDevice(models.Model):
    """A browser that asked to be woken; its `endpoint` is an address of its maker's push service.

    No keys are kept with it, as a message holds nothing that would have to be encrypted.
    """

    person = models.ForeignKey(PersonRow, models.CASCADE, related_name="push_devices")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="push_devices", db_index=False
    )
    endpoint = models.CharField(max_length=1000, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "journal_push_device"
        ordering = ["pk"]

    def __str__(self):
        return f"device {self.pk}"


class PushSent(models.Model):
    """That a reminder of a day was taken up to be sent: a row is made before, and made once."""

    person = models.ForeignKey(
        PersonRow, models.CASCADE, related_name="pushes_sent", db_index=False
    )
    day = models.DateField()
    kind = models.CharField(max_length=40)
    claimed_at = models.DateTimeField()

    class Meta:
        db_table = "journal_push_sent"
        constraints = [
            models.UniqueConstraint(fields=["person", "day", "kind"], name="one_push_a_kind")
        ]

    def __str__(self):
        return f"{self.kind} of {self.day}"


class PushSnooze(models.Model):
    """Of what to remind again, and when."""

    person = models.ForeignKey(PersonRow, models.CASCADE, related_name="snoozes", db_index=False)
    day = models.DateField()
    kind = models.CharField(max_length=20)
    until = models.DateTimeField()

    class Meta:
        db_table = "journal_push_snooze"
        constraints = [
            models.UniqueConstraint(fields=["person", "day", "kind", "until"], name="one_snooze")
        ]

    def __str__(self):
        return f"{self.kind} of {self.day} at {self.until}"
