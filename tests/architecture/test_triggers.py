"""It keeps what the database itself refuses, through every later migration."""

import pytest
from django.db import connection

#: Triggers by table. SQLite makes a table anew for a column that may not be empty, and its triggers go with the old
#: one: a migration that adds such a column puts them up again.
TRIGGERS = {
    "common_entry": {"common_entry_no_update", "common_entry_no_delete", "common_entry_no_replace"},
    "evaluation_dutyanswer": {"evaluation_dutyanswer_sent"},
    "evaluation_dutyletter": {"evaluation_dutyletter_file", "evaluation_dutyletter_sent"},
    "evaluation_frozenrecords": {f"evaluation_frozenrecords_{on}" for on in ("delete", "update")},
    "evaluation_recordcopy": {f"evaluation_recordcopy_{on}" for on in ("delete", "update")},
    "evaluation_result": {"evaluation_result_delete", "evaluation_result_update"},
    "evaluation_unitresult": {f"evaluation_unitresult_{on}" for on in ("delete", "insert", "move", "update")},
    "evidence_proofversion": {"evidence_version_stays"},
    "organizations_unitversion": {"one_version_a_day_INSERT", "one_version_a_day_UPDATE"},
    "standards_standardversion": {"one_standard_a_day_INSERT", "one_standard_a_day_UPDATE"},
    "surveys_answer": {"surveys_answer_stays"},
    "surveys_broughtresult": {"surveys_brought_goes_not", "surveys_brought_stays"},
    "surveys_surveyresult": {"surveys_result_goes_not", "surveys_result_stays"},
}


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL changes a table where it stands")
def test_no_migration_lost_a_trigger() -> None:
    """A table made anew has the triggers of the old one."""
    found: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'")
        for table, name in cursor.fetchall():
            found.setdefault(table, set()).add(name)
    found = {table: names for table, names in found.items() if not table.startswith("catalogue_search")}

    assert found == TRIGGERS
