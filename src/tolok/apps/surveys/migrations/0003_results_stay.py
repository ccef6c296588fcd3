"""The database itself refuses to change or delete a result, whoever asks; only when it was published is written later."""

from django.db import migrations

from tolok.apps.common.triggers import triggers

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


class Migration(migrations.Migration):
    dependencies = [("surveys", "0002_answers_stay")]

    operations = [
        triggers(sqlite=SQLITE, sqlite_off=SQLITE_OFF, postgresql=POSTGRESQL, postgresql_off=POSTGRESQL_OFF)
    ]
