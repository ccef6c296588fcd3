"""The database itself refuses to change what a version of a proof is, whoever asks."""

from django.db import migrations

from tolok.apps.common.triggers import triggers

WORDS = "a version of a proof is never changed"
COLUMNS = "proof_id, number, sha256, sent_sha256, size, mime, name, source_url, uploaded_by_id, uploaded_at"

SQLITE = f"""
CREATE TRIGGER evidence_version_stays BEFORE UPDATE OF {COLUMNS} ON evidence_proofversion
BEGIN SELECT RAISE(ABORT, '{WORDS}'); END
"""
POSTGRESQL = f"""
CREATE FUNCTION evidence_version_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{WORDS}'; END $$;
CREATE TRIGGER evidence_version_stays BEFORE UPDATE OF {COLUMNS} ON evidence_proofversion
FOR EACH ROW EXECUTE FUNCTION evidence_version_refuse();
"""
POSTGRESQL_OFF = """
DROP TRIGGER evidence_version_stays ON evidence_proofversion;
DROP FUNCTION evidence_version_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_initial")]

    operations = [
        triggers(
            sqlite=[SQLITE],
            sqlite_off=["DROP TRIGGER evidence_version_stays"],
            postgresql=[POSTGRESQL],
            postgresql_off=[POSTGRESQL_OFF],
        )
    ]
