"""The database itself refuses two versions of a unit on one day, whoever writes them."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

NAME = "one_version_a_day"
TABLE = "organizations_unitversion"

# Ranges know &&, so no extension is needed for the number of the unit.
POSTGRESQL = f"""
ALTER TABLE {TABLE} ADD CONSTRAINT {NAME} EXCLUDE USING gist (
  int8range(unit_id, unit_id, '[]') WITH &&, daterange(valid_from, valid_to, '[]') WITH &&
)"""
SQLITE = """
CREATE TRIGGER {name}_{event} BEFORE {event} ON {table}
WHEN EXISTS (
  SELECT 1 FROM {table} WHERE unit_id = NEW.unit_id AND id IS NOT NEW.id
  AND (valid_to IS NULL OR valid_to >= NEW.valid_from)
  AND (NEW.valid_to IS NULL OR valid_from <= NEW.valid_to)
)
BEGIN SELECT RAISE(ABORT, '{name}'); END"""


def guard(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the guard up."""
    if editor.connection.vendor == "postgresql":
        editor.execute(POSTGRESQL, params=None)
    else:
        for event in ("INSERT", "UPDATE"):
            editor.execute(SQLITE.format(name=NAME, event=event, table=TABLE), params=None)


def unguard(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take it down."""
    if editor.connection.vendor == "postgresql":
        editor.execute(f"ALTER TABLE {TABLE} DROP CONSTRAINT {NAME}", params=None)
    else:
        for event in ("INSERT", "UPDATE"):
            editor.execute(f"DROP TRIGGER {NAME}_{event}", params=None)


class Migration(migrations.Migration):
    dependencies = [("organizations", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
