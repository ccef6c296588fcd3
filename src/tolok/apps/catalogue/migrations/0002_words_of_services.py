"""The words of every service, where the database can search them: FTS5 on SQLite, a tsvector on PostgreSQL.

Both are part of the database itself, so no extension needs to be installed.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

MADE = {
    "sqlite": (
        "CREATE VIRTUAL TABLE catalogue_text USING fts5(title, more, tokenize = 'unicode61')",
        "CREATE VIRTUAL TABLE catalogue_vocabulary USING fts5vocab(catalogue_text, 'row')",
    ),
    "postgresql": (
        "CREATE TABLE catalogue_text (rowid bigint PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX catalogue_text_words ON catalogue_text USING gin (words)",
    ),
}
UNMADE = {
    "sqlite": ("DROP TABLE catalogue_vocabulary", "DROP TABLE catalogue_text"),
    "postgresql": ("DROP TABLE catalogue_text",),
}


def make(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the table of words."""
    for statement in MADE[editor.connection.vendor]:
        editor.execute(statement)


def unmake(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Take it away."""
    for statement in UNMADE[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
