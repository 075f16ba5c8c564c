"""What reminds a person: how they want it, the calendars that read it, and what these were told."""

from datetime import time

from django.db import models

from journal.models.person import PersonRow


def push_kinds() -> list[str]:
    """What a device that asks to be woken is woken for at first."""
    return ["dose", "check_in"]


class Reminders(models.Model):
    """When somebody wants to be reminded, of what, and by which words; made when first asked for.

    `mark` makes the events of a diary its own: it never changes, and nothing can be read from it.
    """

    person = models.OneToOneField(PersonRow, models.CASCADE, related_name="reminders")
    mark = models.CharField(max_length=32)
    since = models.DateField()
    kinds = models.JSONField(default=list)
    title = models.CharField(max_length=60, default="Diary")
    says_what = models.BooleanField(default=False)
    morning_at = models.TimeField(default=time(9))
    night_at = models.TimeField(default=time(22))
    check_in_at = models.TimeField(default=time(20))
    # Of push alone: which reminders, on which weekdays at another time, and whether once more.
    push_kinds = models.JSONField(default=push_kinds)
    weekday_times = models.JSONField(default=dict)  # {"sat": {"night": "23:00"}}
    again = models.BooleanField(default=False)

    def __str__(self):
        return f"reminders of {self.person_id}"


class CalendarLink(models.Model):
    """A secret address by which one calendar reads the reminders; only its hash is kept."""

    person = models.ForeignKey(
        PersonRow, models.CASCADE, related_name="calendar_links", db_index=False
    )
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "journal_calendar_link"
        ordering = ["made_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="one_link_a_name")]

    def __str__(self):
        return f"calendar link {self.pk}"


class CalendarEvent(models.Model):
    """An event as calendars were last told it, so that its number grows only when it changes.

    `digest` is of all that it says; `text` is written then, and sent as it is until it changes.
    """

    person = models.ForeignKey(
        PersonRow, models.CASCADE, related_name="calendar_events", db_index=False
    )
    key = models.CharField(max_length=60)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    text = models.TextField()

    class Meta:
        db_table = "journal_calendar_event"
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="one_event_a_key")]

    def __str__(self):
        return f"{self.key} of {self.person_id}"
