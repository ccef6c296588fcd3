"""The database itself refuses two versions of a standard on one day, whoever writes them."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

NAME = "one_standard_a_day"
TABLE = "standards_standardversion"

# Ranges know &&, so no extension is needed for the number of the service; a version without a first day has no range.
POSTGRESQL = f"""
ALTER TABLE {TABLE} ADD CONSTRAINT {NAME} EXCLUDE USING gist (
  int8range(service_id, service_id, '[]') WITH &&, daterange(effective_from, effective_until, '[]') WITH &&
) WHERE (effective_from IS NOT NULL)"""
SQLITE = """
CREATE TRIGGER {name}_{event} BEFORE {event} ON {table}
WHEN NEW.effective_from IS NOT NULL AND EXISTS (
  SELECT 1 FROM {table} WHERE service_id = NEW.service_id AND id IS NOT NEW.id AND effective_from IS NOT NULL
  AND (effective_until IS NULL OR effective_until >= NEW.effective_from)
  AND (NEW.effective_until IS NULL OR effective_from <= NEW.effective_until)
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
    dependencies = [("standards", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
