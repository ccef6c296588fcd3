"""What search reads instead of the services themselves, and the feed's memory of when each changed.

The words stand in a table of their own kind (migration 0002): FTS5 on SQLite, a tsvector on PostgreSQL. None of it is
a truth: everything is made again from services and standards by actions.indexing.
"""

from django.db import models

from tolok.apps.organizations.models import Office, OrganizationUnit
from tolok.apps.standards.models import Service


class Listing(models.Model):
    """A service as the public last saw it. `gone` ones stay, so that who copies the feed learns that they went."""

    service = models.OneToOneField(Service, models.PROTECT, primary_key=True, related_name="listing")
    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="listings")
    office = models.ForeignKey(Office, models.PROTECT, related_name="listings")
    title = models.CharField(max_length=300)
    digest = models.CharField(max_length=64, help_text="SHA-256 of what it was made from")
    stamp = models.PositiveBigIntegerField(unique=True, help_text="grows with every change of any service")
    changed_at = models.DateTimeField()
    gone = models.BooleanField(default=False)

    class Meta:
        ordering = ["title", "pk"]
        indexes = [
            models.Index(fields=["unit", "title"], name="listing_by_unit"),
            models.Index(fields=["office", "title"], name="listing_by_office"),
        ]

    def __str__(self) -> str:
        return self.title


class Word(models.Model):
    """A word that stands in the index, or only in our lists of synonyms; `count` tells in how many services."""

    text = models.CharField(max_length=60, unique=True)
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ["text"]

    def __str__(self) -> str:
        return self.text


class Near(models.Model):
    """A misspelling of a word: its sounds, whole or with one letter left out."""

    key = models.CharField(max_length=60, db_index=True)
    word = models.ForeignKey(Word, models.CASCADE, related_name="near")

    def __str__(self) -> str:
        return self.key


class IndexState(models.Model):
    """One row: what the index had seen when it was last made, so that a minute without changes costs nothing."""

    audit = models.BigIntegerField(default=0, help_text="number of the newest entry of the audit")
    day = models.DateField(null=True, help_text="for which it was made: standards come into force by the day")
    lists = models.CharField(max_length=64, blank=True, help_text="digest of the lists of words")
    looked_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict, help_text="services by event of life and by field")

    def __str__(self) -> str:
        return f"{self.day} {self.audit}"
