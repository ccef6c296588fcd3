"""Rows of people: who may sign in, and the invitations that let them in."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone


class UserManager(BaseUserManager["User"]):
    """Finds people by e-mail, whatever case it was typed in."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A person who may sign in. Known by e-mail; an employee number is a note, never a key (see the glossary).

    Rows are never deleted, only made inactive: what a person did stays with their name.
    """

    email = models.EmailField(unique=True, max_length=254, help_text="in lower case")
    name = models.CharField(max_length=200)
    nip = models.CharField(
        max_length=18, blank=True, help_text="NIP or NI PPPK, digits only; contract staff have none"
    )
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now)
    password_changed_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="email_in_lower_case")
        ]

    def __str__(self) -> str:
        return self.name


class Invitation(models.Model):
    """A way in for one person, once. Only the hash of its token is kept: who reads the table cannot use it.

    For an e-mail that already has an account it is a way to a new password.
    """

    token_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField(max_length=254, help_text="in lower case")
    name = models.CharField(max_length=200)
    invited_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="invitations_given")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="invitations_accepted")

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["email"], name="invitation_by_email")]

    def __str__(self) -> str:
        return self.name


class TokenScope(models.TextChoices):
    """What a program may do with a token; never more than the person it acts for."""

    READ = "read"
    IMPORT = "import"
    EXPORT = "export"


class Token(models.Model):
    """A key with which a program acts for a person. Only the hash of its secret is kept."""

    user = models.ForeignKey(User, models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=100, help_text="what the program is, in the person's words")
    token_hash = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list, help_text="values of TokenScope")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    def allows(self, scope: str) -> bool:
        """Whether the token may be used for this."""
        return scope in self.scopes
