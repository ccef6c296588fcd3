"""The database itself refuses to change or delete what a recap said, whoever asks."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

WORDS = "a brought result never changes: bring a correction"
TABLE = "surveys_broughtresult"

SQLITE = (
    f"CREATE TRIGGER surveys_brought_stays BEFORE UPDATE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
    f"CREATE TRIGGER surveys_brought_goes_not BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
)
SQLITE_OFF = ("DROP TRIGGER surveys_brought_stays", "DROP TRIGGER surveys_brought_goes_not")
POSTGRESQL = (
    "CREATE FUNCTION surveys_brought_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{WORDS}'; END $$",
    f"CREATE TRIGGER surveys_brought_stays BEFORE UPDATE OR DELETE ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION surveys_brought_refuse()",
)
POSTGRESQL_OFF = (
    f"DROP TRIGGER surveys_brought_stays ON {TABLE}",
    "DROP FUNCTION surveys_brought_refuse()",
)


def close(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers up."""
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement, params=None)


def open_again(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers down."""
    for statement in POSTGRESQL_OFF if editor.connection.vendor == "postgresql" else SQLITE_OFF:
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("surveys", "0003_results_stay")]

    operations = [migrations.RunPython(close, open_again)]
