"""Rows of *Hitung Indeks*: one upload, its results by unit, its papers. All of it goes after 30 days."""

import json
import secrets
from functools import cached_property
from typing import Any

from django.db import models


def new_token() -> str:
    """An address nobody guesses: 128 random bits (ASVS 5.0, 7.2.3)."""
    return secrets.token_urlsafe(16)


class State(models.TextChoices):
    """Where a calculation or a paper stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


class Calculation(models.Model):
    """One uploaded file and what came of it. No person is named: whoever has the address may read it."""

    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    instrument = models.CharField(max_length=60)
    pack_hash = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=20)
    choices = models.JSONField(
        default=dict, help_text="what was chosen with the upload: order, by, population"
    )
    file_name = models.CharField(max_length=200)
    users_name = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    reading = models.JSONField(
        default=dict, help_text="what the file said about itself: sheet, columns, notes"
    )
    problems = models.JSONField(default=list)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.instrument} {self.created_at:%Y-%m-%d %H:%M}"


class Upload(models.Model):
    """The bytes of an upload, kept only until they are computed."""

    calculation = models.OneToOneField(Calculation, models.CASCADE, primary_key=True, related_name="upload")
    content = models.BinaryField()
    users = models.BinaryField(default=b"")

    def __str__(self) -> str:
        return str(self.pk)


class UnitResult(models.Model):
    """One unit (or survey group): its exact row, and the inputs from which the trail is computed again."""

    calculation = models.ForeignKey(Calculation, models.CASCADE, related_name="results")
    place = models.PositiveIntegerField(help_text="order in the file, from 1")
    name = models.CharField(max_length=300)
    search = models.CharField(max_length=300, help_text="the name in lower case")
    published = models.DecimalField(max_digits=8, decimal_places=3, null=True)
    letter = models.CharField(max_length=4, blank=True)
    # Text, because PostgreSQL keeps the keys of its own JSON in another order, and downloads keep ours.
    row_text = models.TextField(help_text="the exact result as JSON, as the command line prints it")
    inputs = models.JSONField()

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["calculation", "place"], name="one_result_per_place")]
        indexes = [models.Index(fields=["calculation", "published"], name="result_by_value")]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def row(self) -> dict[str, Any]:
        """The exact result as plain data, keys in the order of the command line."""
        found: dict[str, Any] = json.loads(self.row_text)
        return found


class Form(models.TextChoices):
    """What a paper is made as."""

    PDF = "pdf"
    XLSX = "xlsx"


class Paper(models.Model):
    """A file made of a calculation, once: of all units (`place` 0) or of one."""

    calculation = models.ForeignKey(Calculation, models.CASCADE, related_name="papers")
    place = models.PositiveIntegerField(default=0)
    form = models.CharField(max_length=4, choices=Form.choices, default=Form.PDF)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    content = models.BinaryField(default=b"")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["calculation", "place", "form"], name="one_paper_per_place")
        ]

    def __str__(self) -> str:
        return f"{self.calculation_id}/{self.place}"
