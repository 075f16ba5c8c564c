"""Person: whose diary it is. Membership: who may keep it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from journal.day import DAY_STARTS_AT


class PersonRow(models.Model):
    """The one a diary is about; every fact but the time zone is optional."""

    name = models.CharField(max_length=200, blank=True)
    born = models.DateField(null=True, blank=True)
    health_number = models.CharField(max_length=50, blank=True)
    timezone = models.CharField(max_length=64, default="Pacific/Auckland")
    day_starts_at = models.TimeField(default=DAY_STARTS_AT)
    country = models.CharField(max_length=2, blank=True)
    allergies = models.JSONField(default=list, blank=True)
    diagnoses = models.JSONField(default=list, blank=True)
    filled_in_for = models.BooleanField(default=False)
    # On which day "none", "no" or "not sure" was last said of a topic: {"opioids": "2026-05-10"}.
    said_none = models.JSONField(default=dict, blank=True)
    said_unsure = models.JSONField(default=dict, blank=True)
    primary_symptom = models.CharField(max_length=80, blank=True)  # chosen without a plan
    tracks = models.JSONField(default=list, blank=True)  # ids of the measures asked about
    visit_on = models.DateField(null=True, blank=True)
    visit_ask = models.CharField(max_length=200, blank=True)
    visit_questions = models.JSONField(default=list, blank=True)

    class Meta:
        db_table = "journal_person"

    def __str__(self):
        return f"diary {self.pk}"


class Membership(models.Model):
    """A login that may keep a diary, as the person themselves or as a helper, until revoked."""

    class Role(models.TextChoices):
        SELF = "self"
        HELPER = "helper"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(PersonRow, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=6, choices=Role, default=Role.SELF)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "person"], condition=Q(revoked_at=None), name="one_open_membership"
            )
        ]

    def __str__(self):
        return f"{self.user_id} keeps {self.person_id} as {self.role}"
