"""What was imported: each batch as it changed the diary, files on their way in, named columns."""

from django.db import models

from journal.models.person import PersonRow


class ImportBatch(models.Model):
    """One import: what it changed, so that it can be taken back whole.

    `changes` is packed JSON (`ldn_tracker.transfer.changes`), which repeats parts of the diary as
    it was before and after; `added` is how many rows of each kind were new.
    """

    person = models.ForeignKey(PersonRow, models.CASCADE, related_name="imports", db_index=False)
    source = models.CharField(max_length=60)
    imported_at = models.DateTimeField()
    added = models.JSONField(default=list, blank=True)
    changes = models.BinaryField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "journal_import"
        ordering = ["-imported_at", "-pk"]
        indexes = [models.Index(fields=["person", "imported_at"], name="imports_by_day")]

    def __str__(self):
        return f"import {self.pk} from {self.source}"


class NamedColumns(models.Model):
    """What a person said that the columns of a table are, for the next file with this header."""

    person = models.ForeignKey(PersonRow, models.CASCADE, related_name="columns", db_index=False)
    header = models.CharField(max_length=64)  # a digest of the names
    columns = models.JSONField()

    class Meta:
        db_table = "journal_named_columns"
        constraints = [
            models.UniqueConstraint(fields=["person", "header"], name="one_naming_a_header")
        ]

    def __str__(self):
        return f"columns of {self.person_id}"


class BroughtFile(models.Model):
    """A large file that is read outside the request; it is gone once it is stored, or next day.

    `said` is what the person answered of it, by the names of the fields; `done` of `total` say how
    far the reading is; `reading` is the packed outcome, `refused` why there is none.
    """

    person = models.ForeignKey(PersonRow, models.CASCADE, related_name="files", db_index=False)
    content = models.BinaryField()
    said = models.JSONField(default=dict, blank=True)
    brought_at = models.DateTimeField()
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(default=0)
    reading = models.BinaryField(null=True, blank=True)
    refused = models.TextField(blank=True)

    class Meta:
        db_table = "journal_brought_file"
        indexes = [models.Index(fields=["person", "brought_at"], name="files_by_day")]

    def __str__(self):
        return f"file {self.pk}"
