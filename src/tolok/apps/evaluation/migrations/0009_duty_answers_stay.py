"""The database itself refuses to change what a unit answered to a letter."""

from django.db import migrations

from tolok.apps.common.triggers import triggers

TABLE = "evaluation_dutyanswer"
WORDS = "an answer to a letter never changes"

SQLITE = [
    f"CREATE TRIGGER {TABLE}_sent BEFORE UPDATE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
]
SQLITE_OFF = [f"DROP TRIGGER {TABLE}_sent"]
POSTGRESQL = [
    "CREATE FUNCTION evaluation_sent_answer() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    f"RAISE EXCEPTION '{WORDS}'; END $$",
    f"CREATE TRIGGER {TABLE}_sent BEFORE UPDATE ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION evaluation_sent_answer()",
]
POSTGRESQL_OFF = [f"DROP TRIGGER {TABLE}_sent ON {TABLE}", "DROP FUNCTION evaluation_sent_answer()"]


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0008_duty_answers")]

    operations = [
        triggers(sqlite=SQLITE, sqlite_off=SQLITE_OFF, postgresql=POSTGRESQL, postgresql_off=POSTGRESQL_OFF)
    ]
