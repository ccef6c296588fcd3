"""The database itself refuses to change or delete a result, whoever asks; only when it was published is written later."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

WORDS = "a survey result never changes: compute a correction"
COLUMNS = (
    '"survey_id", "number", "content", "digest", "value", "grade", "n", "made_at", "made_by_id", "corrects_id", '
    '"why"'
)
TABLE = "surveys_surveyresult"

SQLITE = (
    f"CREATE TRIGGER surveys_result_stays BEFORE UPDATE OF {COLUMNS} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
    f"CREATE TRIGGER surveys_result_goes_not BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
)
SQLITE_OFF = ("DROP TRIGGER surveys_result_stays", "DROP TRIGGER surveys_result_goes_not")
POSTGRESQL = (
    "CREATE FUNCTION surveys_result_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{WORDS}'; END $$",
    f"CREATE TRIGGER surveys_result_stays BEFORE UPDATE OF {COLUMNS} ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION surveys_result_refuse()",
    f"CREATE TRIGGER surveys_result_goes_not BEFORE DELETE ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION surveys_result_refuse()",
)
POSTGRESQL_OFF = (
    f"DROP TRIGGER surveys_result_stays ON {TABLE}",
    f"DROP TRIGGER surveys_result_goes_not ON {TABLE}",
    "DROP FUNCTION surveys_result_refuse()",
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
    dependencies = [("surveys", "0002_answers_stay")]

    operations = [migrations.RunPython(close, open_again)]
