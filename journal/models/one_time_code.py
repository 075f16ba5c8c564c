"""OneTimeCode: permission to do one thing once; only a hash of it is kept."""

from django.conf import settings
from django.db import models


class OneTimeCode(models.Model):
    """A code that makes the first account, accepts an invitation, or sets a new password.

    `user` is whose password it resets (empty for the codes that make an account); a used code is
    deleted, so the table holds only what still opens something.
    """

    class Purpose(models.TextChoices):
        FIRST = "first"
        INVITATION = "invitation"
        RESET = "reset"
        RECOVERY = "recovery"

    purpose = models.CharField(max_length=10, choices=Purpose)
    digest = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="codes"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at"]

    def __str__(self):
        return f"{self.purpose} code {self.pk}"
