"""Offices, their units as they were on every day, and who holds which role. Nothing here is ever deleted."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tolok.apps.common.actions import office_scope

#: The first day of what is older than a list of regions.
BEGINNING = date(1, 1, 1)


class Office(models.Model):
    """An *instansi*: one government, ministry or agency that uses this installation."""

    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, help_text="a key of rules.offices.OFFICE_KINDS")
    region = models.CharField(max_length=13, blank=True, help_text="region code; none for the centre")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind__in=["province", "regency", "city"]) & ~Q(region=""))
                | (Q(kind__in=["ministry", "agency"]) & Q(region="")),
                name="local_office_has_region",
            ),
            models.UniqueConstraint(fields=["region"], condition=~Q(region=""), name="one_office_a_region"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_scope(self) -> str:
        """What entries of the audit that concern this office are marked with."""
        return office_scope(self.pk)


class OrganizationUnit(models.Model):
    """A unit for as long as it lives: its number and its code stay, everything else is in its versions."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="units")
    code = models.CharField(max_length=40, help_text="the office's own code; never given twice")

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["office", "code"], name="one_unit_a_code")]

    def __str__(self) -> str:
        return self.code


class Change(models.TextChoices):
    """What began a version."""

    FOUNDED = "founded"
    RENAMED = "renamed"
    MOVED = "moved"
    CHANGED = "changed"


class Ending(models.TextChoices):
    """What ended a unit; a version that another follows has none."""

    CLOSED = "closed"
    MERGED = "merged"


class UnitVersion(models.Model):
    """A unit from `valid_from` to `valid_to`, both included; no `valid_to`: until further notice.

    Two versions of a unit never share a day: the database refuses it (migration 0002).
    """

    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="versions")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    name = models.CharField(max_length=300)
    abbreviation = models.CharField(max_length=40, blank=True)
    search = models.CharField(max_length=400, help_text="code, name and abbreviation in lower case")
    kind = models.CharField(max_length=20, help_text="a key of rules.offices.UNIT_KINDS")
    group = models.CharField(max_length=20, help_text="a key of rules.offices.SERVICE_GROUPS")
    parent = models.ForeignKey(OrganizationUnit, models.PROTECT, null=True, related_name="versions_below")
    change = models.CharField(max_length=10, choices=Change.choices, default=Change.FOUNDED)
    reason = models.TextField(blank=True)
    ending = models.CharField(max_length=10, choices=Ending.choices, blank=True)
    merged_into = models.ForeignKey(
        OrganizationUnit, models.PROTECT, null=True, related_name="versions_merged_into"
    )
    end_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["unit", "valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="version_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(ending="", merged_into__isnull=True)
                | Q(ending="closed", valid_to__isnull=False, merged_into__isnull=True)
                | Q(ending="merged", valid_to__isnull=False, merged_into__isnull=False),
                name="ending_has_its_day",
            ),
            models.CheckConstraint(
                condition=(Q(parent__isnull=True) | ~Q(parent=F("unit")))
                & (Q(merged_into__isnull=True) | ~Q(merged_into=F("unit"))),
                name="unit_not_under_itself",
            ),
            models.UniqueConstraint(fields=["unit", "valid_from"], name="one_version_a_first_day"),
            models.UniqueConstraint(
                fields=["unit"], condition=Q(valid_to__isnull=True), name="one_open_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.valid_from:%Y-%m-%d})"


class Role(models.TextChoices):
    """What a person does for an office or a unit; the roles of a cycle live with the cycle."""

    BIRO_ADMIN = "biro_admin"
    UNIT_OPERATOR = "unit_operator"
    UNIT_HEAD = "unit_head"
    READER = "reader"
    AUDITOR = "auditor"


class Appointment(models.Model):
    """A person's role from `valid_from` to `valid_to`, both included, in one unit or in the whole office.

    One that was taken back before it had lasted a day ends the day before it begins, so it holds on no day.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="appointments")
    office = models.ForeignKey(Office, models.PROTECT, related_name="appointments")
    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, null=True, related_name="appointments")
    role = models.CharField(max_length=20, choices=Role.choices)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    withdrawn_at = models.DateTimeField(null=True, help_text="given by mistake; never held")

    class Meta:
        ordering = ["office", "unit", "user", "valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=["unit_operator", "unit_head"], unit__isnull=False)
                | Q(role__in=["biro_admin", "auditor"], unit__isnull=True)
                | Q(role="reader"),
                name="role_fits_its_place",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from"))
                | Q(withdrawn_at__isnull=False, valid_to__lt=F("valid_from")),
                name="appointment_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["user", "unit", "role"],
                condition=Q(valid_to__isnull=True, unit__isnull=False),
                name="one_open_appointment_in_unit",
            ),
            models.UniqueConstraint(
                fields=["user", "office", "role"],
                condition=Q(valid_to__isnull=True, unit__isnull=True),
                name="one_open_appointment_in_office",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.user_id}"


class RoleOffer(models.Model):
    """A role that waits for somebody who was invited and has no account yet; given when they accept."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="offers")
    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, null=True, related_name="offers")
    role = models.CharField(max_length=20, choices=Role.choices)
    email = models.EmailField(max_length=254, help_text="in lower case")
    name = models.CharField(max_length=200)
    nip = models.CharField(max_length=18, blank=True)
    day = models.DateField(help_text="from when the role holds, if it is accepted by then")
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    invitation = models.ForeignKey("accounts.Invitation", models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["email"], name="offer_by_email")]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=["unit_operator", "unit_head"], unit__isnull=False)
                | Q(role__in=["biro_admin", "auditor"], unit__isnull=True)
                | Q(role="reader"),
                name="offered_role_fits_its_place",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Paper(models.TextChoices):
    """Sizes of paper offices print on; F4 is 215 × 330 mm."""

    A4 = "A4"
    F4 = "F4"


class Letterhead(models.Model):
    """What the papers of an office carry: kop, paper, margins in millimetres, numbers, place and signer."""

    office = models.OneToOneField(Office, models.PROTECT, related_name="letterhead")
    lines = models.TextField(help_text="the kop, a line each; the last lines are the address")
    paper = models.CharField(max_length=2, choices=Paper.choices, default=Paper.A4)
    margin_top = models.PositiveSmallIntegerField(default=25)
    margin_right = models.PositiveSmallIntegerField(default=25)
    margin_bottom = models.PositiveSmallIntegerField(default=25)
    margin_left = models.PositiveSmallIntegerField(default=30)
    number_pattern = models.CharField(max_length=100, blank=True, help_text="with {nomor}, {bulan}, {tahun}")
    place = models.CharField(max_length=100, blank=True)
    signer_unit = models.ForeignKey(
        OrganizationUnit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="whose head of the day signs; none: whoever is named here",
    )
    signer_name = models.CharField(max_length=200, blank=True)
    signer_title = models.CharField(max_length=300, blank=True)
    signer_nip = models.CharField(max_length=18, blank=True)

    def __str__(self) -> str:
        return self.lines.partition("\n")[0]


class UnitLetterhead(models.Model):
    """What papers of a unit carry from `since` on in place of the kop of its office; without lines: that of the office.

    Papers of an earlier day, such as a signed decree's annex, keep what held on that day.
    """

    unit = models.ForeignKey(OrganizationUnit, models.PROTECT, related_name="letterheads")
    since = models.DateField()
    lines = models.TextField(blank=True, help_text="the kop, a line each; the last lines are the address")
    place = models.CharField(
        max_length=100, blank=True, help_text="where it signs; none: where its office does"
    )

    class Meta:
        ordering = ["unit", "-since"]
        constraints = [models.UniqueConstraint(fields=["unit", "since"], name="one_unit_letterhead_a_day")]

    def __str__(self) -> str:
        return self.lines.partition("\n")[0]


class PaperTemplate(models.Model):
    """The Word template that an office uses in place of ours. A new one takes the place of the old, which is kept."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="paper_templates")
    kind = models.CharField(max_length=20, help_text="a key of papers.office_templates.KINDS")
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    digest = models.CharField(max_length=64, help_text="SHA-256 of the content")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    set_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, help_text="replaced or taken out of use")

    class Meta:
        ordering = ["office", "kind", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "kind"],
                condition=Q(ended_at__isnull=True),
                name="one_paper_template_a_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.file_name}"


class PeopleImport(models.Model):
    """A list of people that was read and shown but not yet applied; its file is forgotten like that of units."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="people_imports")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    content = models.BinaryField(default=b"")
    day = models.DateField(help_text="from when the roles hold")
    reason = models.TextField(blank=True)
    created_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.file_name


class UnitImport(models.Model):
    """A list of units that was read and shown but not yet applied. The file is forgotten when it is, or after a day."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="imports")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    content = models.BinaryField(default=b"")
    day = models.DateField(help_text="when changes without a day of their own take effect")
    complete = models.BooleanField(default=False, help_text="close what the file does not name")
    reason = models.TextField()
    created_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)
    applied = models.JSONField(default=dict, help_text="how many units were added, renamed, moved, …")

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.file_name


class Region(models.Model):
    """A region of the list an office loaded, under one name; provinces are known without it."""

    code = models.CharField(max_length=13)
    name = models.CharField(max_length=200)
    valid_from = models.DateField(default=BEGINNING, help_text="0001-01-01: older than the list")
    valid_to = models.DateField(null=True)

    class Meta:
        ordering = ["code", "valid_from"]
        constraints = [models.UniqueConstraint(fields=["code", "valid_from"], name="one_name_a_first_day")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
