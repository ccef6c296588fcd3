"""The audit, one row for every write and every read of personal data; and when the installation was at work."""

from datetime import UTC
from typing import Any, NoReturn

from django.db import models

from tolok.rules import digests


class AppendOnlyError(TypeError):
    """Somebody tried to change or delete what is only ever added to."""


def refuse(*_args: Any, **_kwargs: Any) -> NoReturn:
    """Raise AppendOnlyError."""
    raise AppendOnlyError("audit entries are only ever added: write a new one that names the old")


class EntryQuerySet(models.QuerySet["Entry"]):
    """Reads only; the database refuses the same once more by triggers (migration 0002)."""

    update = refuse
    delete = refuse
    bulk_update = refuse
    bulk_create = refuse
    update_or_create = refuse
    _raw_delete = refuse


class Entry(models.Model):
    """Who did what to which row, when, from which page and why; `hash` binds it to all entries before it.

    `who_id` is a number and no foreign key: people stand above this app, and a log outlives what it names.
    """

    who_id = models.BigIntegerField(null=True, db_index=True, help_text="none: the installation itself")
    who_name = models.CharField(max_length=200, blank=True)
    action = models.CharField(max_length=80, help_text="app and verb, such as organizations.rename")
    is_read = models.BooleanField(default=False, help_text="personal data was read, nothing was written")
    target_app = models.CharField(max_length=40)
    target_model = models.CharField(max_length=40)
    target_id = models.CharField(max_length=40)
    target_words = models.CharField(max_length=300)
    before = models.JSONField(default=dict, help_text="only what changed")
    after = models.JSONField(default=dict, help_text="only what changed")
    why = models.TextField(blank=True)
    at = models.DateTimeField()
    page = models.CharField(max_length=300, blank=True)
    request_id = models.CharField(max_length=32, blank=True)
    scope = models.CharField(
        max_length=60, default="", blank=True, help_text="whom it concerns, such as office:7"
    )
    # Unique, so that no entry has two that follow it.
    previous = models.CharField(
        max_length=64, unique=True, help_text="hash of the entry before; first: empty"
    )
    hash = models.CharField(max_length=64, unique=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["target_app", "target_model", "target_id"], name="entry_by_target"),
            models.Index(fields=["scope", "id"], name="entry_by_scope"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.target_words}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the entry; one that is there already is refused."""
        if not self._state.adding or kwargs.get("force_update") or kwargs.get("update_fields"):
            refuse()
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        refuse()

    def digest(self) -> str:
        """SHA-256, in hexadecimal, of the entry's content together with the hash of the one before."""
        content = {name: getattr(self, name) for name in HASHED}
        if not self.scope:
            del content["scope"]  # as entries were hashed before they had one
        content["at"] = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        return digests.digest(content)


#: What the hash covers: all but the row's own number and the hash.
HASHED = tuple(field.name for field in Entry._meta.concrete_fields if field.name not in ("id", "hash"))


class Heartbeat(models.Model):
    """One row: when the minute's work last ran, so that silence can be measured."""

    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class Outage(models.Model):
    """A time in which people could not use the site: noticed by the silence between two beats, or noted by somebody.

    Never changed, never deleted: deadlines that were longer because of it must stay explainable.
    """

    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    cause = models.TextField(blank=True, help_text="none: the server was not running")
    scope = models.CharField(
        max_length=60, default="", blank=True, help_text="whom it concerns, such as office:7; none: everybody"
    )
    noted_by_id = models.BigIntegerField(null=True, help_text="a person's number; none: noticed by itself")
    noted_by_name = models.CharField(max_length=200, blank=True)
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["began_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_at__gt=models.F("began_at")), name="outage_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"{self.began_at:%Y-%m-%d %H:%M} – {self.ended_at:%Y-%m-%d %H:%M}"


class DutyRun(models.Model):
    """When a recurring piece of work was last begun and last finished (see tolok/project/due.py)."""

    name = models.CharField(max_length=60, unique=True)
    started_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
