"""The database itself refuses to change or delete what a recap said, whoever asks."""

from django.db import migrations

from tolok.apps.common.triggers import triggers

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


class Migration(migrations.Migration):
    dependencies = [("surveys", "0003_results_stay")]

    operations = [
        triggers(sqlite=SQLITE, sqlite_off=SQLITE_OFF, postgresql=POSTGRESQL, postgresql_off=POSTGRESQL_OFF)
    ]
