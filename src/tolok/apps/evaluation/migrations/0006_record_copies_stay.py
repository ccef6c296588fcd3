"""The database itself refuses to change or delete what the records of a unit said when it handed in."""

from django.db import migrations

from tolok.apps.common.triggers import triggers

WORDS = "what was handed in never changes"
TABLES = ("evaluation_recordcopy", "evaluation_frozenrecords")

SQLITE = [
    f"CREATE TRIGGER {table}_{event} BEFORE {event.upper()} ON {table} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
    for table in TABLES
    for event in ("update", "delete")
]
SQLITE_OFF = [f"DROP TRIGGER {table}_{event}" for table in TABLES for event in ("update", "delete")]
POSTGRESQL = [
    "CREATE FUNCTION evaluation_frozen_record() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    f"RAISE EXCEPTION '{WORDS}'; END $$",
    *(
        f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION evaluation_frozen_record()"
        for table in TABLES
    ),
]
POSTGRESQL_OFF = [
    *(f"DROP TRIGGER {table}_stays ON {table}" for table in TABLES),
    "DROP FUNCTION evaluation_frozen_record()",
]


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0005_record_copies")]

    operations = [
        triggers(sqlite=SQLITE, sqlite_off=SQLITE_OFF, postgresql=POSTGRESQL, postgresql_off=POSTGRESQL_OFF)
    ]
