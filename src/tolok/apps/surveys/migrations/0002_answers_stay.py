"""The database itself refuses to change what somebody answered, whoever asks."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

WORDS = "an answer is never changed"
# Not among them: late (a moved close), and who left an answer out of the numbers and why.
COLUMNS = (
    '"survey_id", "uuid", "values", "extra", "s", "c", "comment", "mode", "given_at", "received_at", "seconds", '
    '"device_id", "language", "trapped", "age_band", "sex", "education", "occupation", "entered_by_id"'
)

SQLITE = f"""
CREATE TRIGGER surveys_answer_stays BEFORE UPDATE OF {COLUMNS} ON surveys_answer
BEGIN SELECT RAISE(ABORT, '{WORDS}'); END
"""
POSTGRESQL = f"""
CREATE FUNCTION surveys_answer_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{WORDS}'; END $$;
CREATE TRIGGER surveys_answer_stays BEFORE UPDATE OF {COLUMNS} ON surveys_answer
FOR EACH ROW EXECUTE FUNCTION surveys_answer_refuse();
"""
POSTGRESQL_OFF = """
DROP TRIGGER surveys_answer_stays ON surveys_answer;
DROP FUNCTION surveys_answer_refuse();
"""


def close(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the trigger up."""
    editor.execute(POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE, params=None)


def open_again(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the trigger down."""
    off = POSTGRESQL_OFF if editor.connection.vendor == "postgresql" else "DROP TRIGGER surveys_answer_stays"
    editor.execute(off, params=None)


class Migration(migrations.Migration):
    dependencies = [("surveys", "0001_initial")]

    operations = [migrations.RunPython(close, open_again)]
