"""The database itself refuses to change or delete a locked result and its units, whoever asks."""

from django.db import migrations

from tolok.apps.common.triggers import triggers

WORDS = "a locked result never changes: propose a correction"
UNIT, RESULT = "evaluation_unitresult", "evaluation_result"
#: Everything of a result but the day it was published.
COLUMNS = (
    "cycle_id, number, corrects_id, why, hash, proposed_by_id, proposed_at, locked_by_id, locked_at, "
    "withdrawn_at, agreement"
)
LOCKED = "EXISTS (SELECT 1 FROM evaluation_result WHERE id = OLD.result_id AND locked_at IS NOT NULL)"
#: Nor does a unit come to a locked result, be it new or taken from another result.
JOINS = LOCKED.replace("OLD.", "NEW.")

SQLITE = [
    f"CREATE TRIGGER {UNIT}_update BEFORE UPDATE ON {UNIT} WHEN {LOCKED} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
    f"CREATE TRIGGER {UNIT}_insert BEFORE INSERT ON {UNIT} WHEN {JOINS} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
    f"CREATE TRIGGER {UNIT}_move BEFORE UPDATE OF result_id ON {UNIT} WHEN {JOINS} "
    f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
    f"CREATE TRIGGER {UNIT}_delete BEFORE DELETE ON {UNIT} WHEN {LOCKED} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
    f"CREATE TRIGGER {RESULT}_update BEFORE UPDATE OF {COLUMNS} ON {RESULT} WHEN OLD.locked_at IS NOT NULL "
    f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
    f"CREATE TRIGGER {RESULT}_delete BEFORE DELETE ON {RESULT} WHEN OLD.locked_at IS NOT NULL "
    f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
]
POSTGRESQL = [
    "CREATE FUNCTION evaluation_locked_unit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    f"IF TG_OP <> 'INSERT' THEN IF {LOCKED} THEN RAISE EXCEPTION '{WORDS}'; END IF; END IF; "
    f"IF TG_OP <> 'DELETE' THEN IF {JOINS} THEN RAISE EXCEPTION '{WORDS}'; END IF; END IF; "
    "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$",
    "CREATE FUNCTION evaluation_locked_result() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    f"IF OLD.locked_at IS NOT NULL THEN RAISE EXCEPTION '{WORDS}'; END IF; "
    "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$",
    f"CREATE TRIGGER {UNIT}_stays BEFORE INSERT OR UPDATE OR DELETE ON {UNIT} "
    "FOR EACH ROW EXECUTE FUNCTION evaluation_locked_unit()",
    f"CREATE TRIGGER {RESULT}_stays BEFORE UPDATE OF {COLUMNS} ON {RESULT} "
    "FOR EACH ROW EXECUTE FUNCTION evaluation_locked_result()",
    f"CREATE TRIGGER {RESULT}_goes_not BEFORE DELETE ON {RESULT} "
    "FOR EACH ROW EXECUTE FUNCTION evaluation_locked_result()",
]
SQLITE_OFF = [
    *(f"DROP TRIGGER {table}_{event}" for table in (UNIT, RESULT) for event in ("update", "delete")),
    *(f"DROP TRIGGER {UNIT}_{event}" for event in ("insert", "move")),
]
POSTGRESQL_OFF = [
    f"DROP TRIGGER {UNIT}_stays ON {UNIT}",
    f"DROP TRIGGER {RESULT}_stays ON {RESULT}",
    f"DROP TRIGGER {RESULT}_goes_not ON {RESULT}",
    "DROP FUNCTION evaluation_locked_unit()",
    "DROP FUNCTION evaluation_locked_result()",
]


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0001_initial")]

    operations = [
        triggers(sqlite=SQLITE, sqlite_off=SQLITE_OFF, postgresql=POSTGRESQL, postgresql_off=POSTGRESQL_OFF)
    ]
