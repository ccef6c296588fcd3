"""Tell people something."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tolok.apps.accounts.models import User
from tolok.apps.notices.models import Notice
from tolok.rules.texts import Text

#: Letters of a sentence that are kept.
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence for one person. `path` is the Indonesian address within the site ("/tindak-lanjut/3/")."""

    user: User | int
    words: Text
    path: str
    key: str


def notify(*, users: Iterable[User | int], words: Text, path: str, key: str, now: datetime) -> None:
    """Tell several people the same; call it after the write that it is about.

    Whoever was told about `key` before is not told again. One statement on PostgreSQL, on SQLite one for every
    hundred people or so. `words` travel by e-mail too: no names of persons, no secrets.
    """
    notify_each(messages=[Message(user, words, path, key) for user in users], now=now)


def notify_each(*, messages: Iterable[Message], now: datetime) -> None:
    """Tell several people something of their own, in as few statements."""
    Notice.objects.bulk_create([_notice(message, now) for message in messages], ignore_conflicts=True)


def _notice(message: Message, now: datetime) -> Notice:
    if not message.path.startswith("/") or message.path.startswith("//"):
        raise ValueError(f"a notice leads to an address within the site, not to {message.path!r}")
    return Notice(
        user_id=message.user if isinstance(message.user, int) else message.user.pk,
        words_id=_short(message.words.id),
        words_en=_short(message.words.en),
        path=message.path,
        key=message.key,
        created_at=now,
    )


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
