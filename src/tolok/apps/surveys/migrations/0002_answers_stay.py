"""The database itself refuses to change what somebody answered, whoever asks."""

from django.db import migrations

from tolok.apps.common.triggers import triggers

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


class Migration(migrations.Migration):
    dependencies = [("surveys", "0001_initial")]

    operations = [
        triggers(
            sqlite=[SQLITE],
            sqlite_off=["DROP TRIGGER surveys_answer_stays"],
            postgresql=[POSTGRESQL],
            postgresql_off=[POSTGRESQL_OFF],
        )
    ]
