"""The database itself refuses to change a letter about duties; how many duties are open is counted once."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from tolok.apps.common.triggers import triggers

TABLE = "evaluation_dutyletter"
WORDS = "a letter that was sent never changes"
#: What was sent. The file is made of it afterwards, once.
SENT = "locus_id, cycle_id, number, duties, as_of, due_on, printed, by_id, at"
OPEN = ("partly", "missing")

SQLITE = [
    f"CREATE TRIGGER {TABLE}_sent BEFORE UPDATE OF {SENT} ON {TABLE} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
    f"CREATE TRIGGER {TABLE}_file BEFORE UPDATE OF content, sha256 ON {TABLE} WHEN OLD.sha256 <> '' "
    f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
]
POSTGRESQL = [
    "CREATE FUNCTION evaluation_sent_letter() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    f"RAISE EXCEPTION '{WORDS}'; END $$",
    f"CREATE TRIGGER {TABLE}_sent BEFORE UPDATE OF {SENT} ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION evaluation_sent_letter()",
    f"CREATE TRIGGER {TABLE}_file BEFORE UPDATE OF content, sha256 ON {TABLE} "
    "FOR EACH ROW WHEN (OLD.sha256 <> '') EXECUTE FUNCTION evaluation_sent_letter()",
]
SQLITE_OFF = [f"DROP TRIGGER {TABLE}_sent", f"DROP TRIGGER {TABLE}_file"]
POSTGRESQL_OFF = [
    f"DROP TRIGGER {TABLE}_sent ON {TABLE}",
    f"DROP TRIGGER {TABLE}_file ON {TABLE}",
    "DROP FUNCTION evaluation_sent_letter()",
]


def count_open(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Fill `duties_open` where duties were read before it was there."""
    locus = apps.get_model("evaluation", "Locus")
    rows = list(locus.objects.filter(duties_on__isnull=False).only("duties"))
    for one in rows:
        one.duties_open = sum(kept in OPEN for kept in one.duties.values())
    locus.objects.bulk_update(rows, ["duties_open"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0003_duty_statements")]

    operations = [
        migrations.RunPython(count_open, migrations.RunPython.noop),
        triggers(sqlite=SQLITE, sqlite_off=SQLITE_OFF, postgresql=POSTGRESQL, postgresql_off=POSTGRESQL_OFF),
    ]
