"""Papers of a calculation: the same numbers as its pages, and the command that gives them again."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.apps.calculation.files import LURING, csv, send
from tests.papers.reading import words
from tolok.apps.calculation import actions
from tolok.apps.calculation.kinds import File
from tolok.apps.calculation.models import Calculation
from tolok.apps.calculation.papers import make_paper
from tolok.rules import packs

pytestmark = pytest.mark.django_db

CODES = ";".join(f"U{place}" for place in range(1, 10))


def printed(calculation: Calculation, place: int = 0) -> str:
    return words(make_paper(calculation, place, timezone.localdate(), ""))


def recap(client: Client, **fields: object) -> Calculation:
    head = f"NO;OPP;{CODES};POPULASI;SAMPEL;NRR TERTIMBANG;NILAI IKM;KATEGORI"
    rows = [
        "1;Dinas A;3;3;3;3;3;3;3;3;3;500;100;3;99,9;A",
        "2;Dinas B;4;4;4;4;4;4;4;4;4;100;100;4;100;A",
    ]
    return send(client, csv("\n".join([head, *rows])), "skm-2017", order="rule", **fields)


def test_it_prints_all_groups_together_as_the_page_does(client: Client) -> None:
    rows = [f"KTP;{';'.join(['3'] * 9)}"] * 30 + [f"KK;{';'.join(['4'] * 9)}"] * 10
    file = csv(f"layanan;{CODES}\n" + "\n".join(rows) + "\n", "skm.csv")
    survey = send(client, file, "skm-2017", by="layanan", order="rule")
    text = printed(survey)
    # 30 × 75 and 10 × 100: pooled 81,25, simple mean 87,50
    assert "Gabungan responden 81,25 B" in text
    assert "Rata-rata sederhana 87,50 –" in text
    command = "tolok survey skm.csv --instrument skm-2017 --order rule --by layanan"
    assert command in text
    assert command in printed(survey, 1)


def test_it_prints_where_a_recap_disagrees_and_pools_no_means(client: Client) -> None:
    survey = recap(client, population=900)
    text = printed(survey)
    assert "Gabungan responden – – Tidak dihitung: jawaban tiap responden tidak diketahui." in text
    assert "Rata-rata sederhana 87,50 –" in text
    assert "Tercetak 99,9" in text
    assert "--instrument skm-2017 --order rule Sidik" in text
    assert "Tercetak 99,9" in printed(survey, 1)
    assert "Perbedaan dengan" not in printed(survey, 2)


def test_it_names_the_file_of_users_in_the_command() -> None:
    items = ";".join(item.code for item in packs.instrument(LURING).forms["f03"].items)
    users = f"unit;{items}\n" + f"A;{';'.join(['4'] * 14)}\n" * 2
    files = [File("isi.csv", b"unit;1.a.Ak\nA;3\n"), File("jawaban f03.csv", users.encode())]
    calculation = actions.start(LURING, files, now=timezone.now())
    actions.run(calculation)
    calculation.refresh_from_db()
    assert not calculation.problems
    command = f'tolok evaluate isi.csv --instrument {LURING} --users "jawaban f03.csv"'
    assert command in printed(calculation)
    assert f"{command} --explain A" in printed(calculation, 1)
