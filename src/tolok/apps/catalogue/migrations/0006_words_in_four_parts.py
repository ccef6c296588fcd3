"""The words of a service in four parts: names, keywords, what is near, the rest. The duty fills the table anew."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

MADE = {
    "sqlite": (
        "DROP TABLE catalogue_vocabulary",
        "DROP TABLE catalogue_text",
        "CREATE VIRTUAL TABLE catalogue_text USING fts5(title, keywords, near, more, tokenize = 'unicode61')",
        "CREATE VIRTUAL TABLE catalogue_vocabulary USING fts5vocab(catalogue_text, 'row')",
    ),
    "postgresql": ("DELETE FROM catalogue_text",),
}
UNMADE = {
    "sqlite": (
        "DROP TABLE catalogue_vocabulary",
        "DROP TABLE catalogue_text",
        "CREATE VIRTUAL TABLE catalogue_text USING fts5(title, more, tokenize = 'unicode61')",
        "CREATE VIRTUAL TABLE catalogue_vocabulary USING fts5vocab(catalogue_text, 'row')",
    ),
    "postgresql": (),
}


def make(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the table with four parts, and forget that the index was ever made."""
    for statement in MADE[editor.connection.vendor]:
        editor.execute(statement)
    apps.get_model("catalogue", "IndexState").objects.update(lists="", looked_at=None)


def unmake(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Back to two parts, empty."""
    for statement in UNMADE[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0005_sippn_sheets_alone")]
    operations = [migrations.RunPython(make, unmake)]
