"""The database itself refuses to change, delete or replace an audit entry, whoever asks."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

WORDS = "audit entries are only ever added"

SQLITE = f"""
CREATE TRIGGER common_entry_no_update BEFORE UPDATE ON common_entry
BEGIN SELECT RAISE(ABORT, '{WORDS}'); END;
CREATE TRIGGER common_entry_no_delete BEFORE DELETE ON common_entry
BEGIN SELECT RAISE(ABORT, '{WORDS}'); END;
-- INSERT OR REPLACE would remove the old row without asking the trigger above
CREATE TRIGGER common_entry_no_replace BEFORE INSERT ON common_entry
WHEN EXISTS (
  SELECT 1 FROM common_entry WHERE id = NEW.id OR hash = NEW.hash OR previous = NEW.previous
)
BEGIN SELECT RAISE(ABORT, '{WORDS}'); END;
"""
SQLITE_OFF = """
DROP TRIGGER common_entry_no_update;
DROP TRIGGER common_entry_no_delete;
DROP TRIGGER common_entry_no_replace;
"""

POSTGRESQL = f"""
CREATE FUNCTION common_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{WORDS}'; END $$;
CREATE TRIGGER common_entry_no_change BEFORE UPDATE OR DELETE ON common_entry
FOR EACH ROW EXECUTE FUNCTION common_entry_refuse();
CREATE TRIGGER common_entry_no_truncate BEFORE TRUNCATE ON common_entry
FOR EACH STATEMENT EXECUTE FUNCTION common_entry_refuse();
"""
POSTGRESQL_OFF = """
DROP TRIGGER common_entry_no_change ON common_entry;
DROP TRIGGER common_entry_no_truncate ON common_entry;
DROP FUNCTION common_entry_refuse();
"""


def close(_apps: Apps | None, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers up."""
    _run(editor, POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE)


def open_again(_apps: Apps | None, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers down."""
    _run(editor, POSTGRESQL_OFF if editor.connection.vendor == "postgresql" else SQLITE_OFF)


def _run(editor: BaseDatabaseSchemaEditor, script: str) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(script, params=None)
        return
    for statement in script.split("END;\n") if "END;" in script else script.split(";\n"):
        if statement.strip():
            editor.execute(statement + ("END" if "BEGIN" in statement else ""), params=None)


class Migration(migrations.Migration):
    dependencies = [("common", "0001_initial")]

    operations = [migrations.RunPython(close, open_again)]
