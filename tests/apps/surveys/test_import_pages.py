"""The pages on which a file of answers is brought in."""

import re
from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.apps.organizations.cast import an_admin
from tests.apps.surveys.brought import (
    NINE,
    a_draft,
    a_satisfaction_survey,
    brought,
    google,
    kobo,
    sheet,
    unsent,
)
from tests.apps.surveys.cast import a_member
from tests.people import signed_in
from tolok.apps.accounts.models import User
from tolok.apps.common.models import Entry
from tolok.apps.surveys import actions
from tolok.apps.surveys.models import AnswerImport, SavedMapping, Survey

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey() -> Survey:
    return a_satisfaction_survey()


@pytest.fixture
def biro(client: Client, survey: Survey) -> User:
    person = an_admin(survey.unit.office)
    signed_in(client, person)
    return person


def uploaded(client: Client, survey: Survey, content: bytes, name: str = "jawaban.csv") -> Any:
    return client.post(f"/survei/{survey.pk}/impor/", {"file": SimpleUploadedFile(name, content)})


def fields_of(page: str) -> dict[str, str]:
    """What a browser would send of the page's form: chosen options and typed texts."""
    found = {}
    for name, body in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', body) or re.search(r'value="([^"]*)"', body)
        found[name] = unescape(chosen[1]) if chosen else ""
    return found


def said(response: Any) -> str:
    return re.sub(r"\s+", " ", unescape(response.content.decode()))


def test_it_leads_from_the_file_to_the_receipt(client: Client, survey: Survey, biro: User) -> None:
    answer = uploaded(client, survey, google())
    draft = AnswerImport.objects.get()
    columns, page = f"/survei/{survey.pk}/impor/{draft.pk}/kolom/", f"/survei/{survey.pk}/impor/{draft.pk}/"
    assert answer["Location"] == columns
    shown = client.get(columns).content.decode()
    assert "Loket tiga ketus" not in shown
    sent = client.post(columns, {**fields_of(shown), "save_as": "Formulir kami"})
    assert sent["Location"] == page, said(sent)
    assert "Belum ada yang disimpan" in said(client.get(page))
    assert not survey.answers.exists()
    assert client.post(page)["Location"] == page
    assert survey.answers.count() == 6
    assert "Tanda terima impor" in said(client.get(page))
    assert SavedMapping.objects.get().name == "Formulir kami"
    again = uploaded(client, survey, google())
    assert "Formulir kami" in said(client.get(again["Location"]))


def test_it_asks_for_what_is_undecided_until_it_is_decided(
    client: Client, survey: Survey, biro: User
) -> None:
    head = ["Cap waktu", *(f"U{place}" for place in range(1, 10)), "catatan"]
    stamp = f"{timezone.localtime():%d/%m/%Y} 01:00:00"
    uploaded(client, survey, sheet(head, [[stamp, *["3"] * 9, "x"]] * 6))
    draft = AnswerImport.objects.get()
    columns = f"/survei/{survey.pk}/impor/{draft.pk}/kolom/"
    sent = fields_of(client.get(columns).content.decode())
    answer = client.post(columns, sent)
    assert answer.status_code == 422
    assert "Pilih urutan U8 dan U9" in said(answer)
    sent = {**fields_of(answer.content.decode()), "order": "rule"}
    answer = client.post(columns, sent)
    if answer.status_code == 422:  # the columns of the codes are known now; the others are still asked for
        sent = {name: value or "ignore" for name, value in fields_of(answer.content.decode()).items()}
        answer = client.post(columns, sent)
    assert answer.status_code == 302, said(answer)
    draft.refresh_from_db()
    assert draft.report["problems"] == []
    assert draft.total == 6


def test_it_says_which_guesses_to_make_sure_of_once_the_order_is_chosen(
    client: Client, survey: Survey, biro: User
) -> None:
    head = ["id", "submitdate", "lastpage", "seed", *(f"Q01[U{place}]" for place in range(1, 10))]
    stamp = f"{timezone.localtime():%Y-%m-%d} 01:00:00"
    rows = [[place, stamp, 3, "1", *(f"A{(place + at) % 4 + 1}" for at in range(9))] for place in range(6)]
    uploaded(client, survey, sheet(head, rows))
    columns = f"/survei/{survey.pk}/impor/{AnswerImport.objects.get().pk}/kolom/"
    sent = fields_of(client.get(columns).content.decode())
    answer = client.post(columns, {**sent, "order": "form"})
    assert "Putuskan isi kolom" not in said(answer)
    assert "Pastikan arti pilihan di kolom “Q01[U8]”" in said(answer)
    answer = client.post(columns, fields_of(answer.content.decode()))
    assert answer.status_code == 302, said(answer)


def test_it_converts_another_scale_by_the_table_a_person_sends(
    client: Client, survey: Survey, biro: User
) -> None:
    rows = [[place, *[str(1 + (place + item) % 5) for item in range(9)]] for place in range(10)]
    uploaded(client, survey, sheet(["nomor", *NINE], rows))
    draft = AnswerImport.objects.get()
    columns = f"/survei/{survey.pk}/impor/{draft.pk}/kolom/"
    page = client.get(columns).content.decode()
    assert "Tabel konversi" in page
    sent = {**{name: value or "ignore" for name, value in fields_of(page).items()}, "collection": "Oktober"}
    answer = client.post(columns, {**sent, "s_skm9_5": "4", "s_skm9_3": "-"})
    assert answer.status_code == 302, said(answer)
    draft.refresh_from_db()
    assert draft.mapping["scales"]["skm9"]["5"] == 4
    assert draft.mapping["scales"]["skm9"]["3"] is None
    assert draft.options["collection"] == "Oktober"


def test_it_explains_a_word_when_a_person_does(client: Client, survey: Survey, biro: User) -> None:
    rows = [[place, *["3"] * 9] for place in range(6)]
    rows[2][4] = "nilai 2 dari 4"
    uploaded(client, survey, sheet(["nomor", *NINE], rows))
    draft = AnswerImport.objects.get()
    columns = f"/survei/{survey.pk}/impor/{draft.pk}/kolom/"
    page = client.get(columns).content.decode()
    assert "nilai 2 dari 4" in page
    sent = {**fields_of(page), "collection": "Oktober"}
    (word,) = (name for name in sent if name.startswith("w"))
    assert client.post(columns, sent).status_code == 422
    sent = {name: value or "ignore" for name, value in sent.items()} | {word: "2"}
    answer = client.post(columns, sent)
    assert answer.status_code == 302, said(answer)
    client.post(answer["Location"])
    assert survey.answers.filter(**{f"values__{NINE[3]}": 2}).count() == 1


def test_it_names_every_problem_and_gives_the_list_to_take_away(
    client: Client, survey: Survey, biro: User
) -> None:
    rows = [[place, *["3"] * 9] for place in range(6)]
    rows[2][4] = "nilai 2 dari 4"
    draft = a_draft(survey, sheet(["nomor", *NINE], rows), biro)
    page = f"/survei/{survey.pk}/impor/{draft.pk}/"
    assert "nilai 2 dari 4" in said(client.get(page))
    listed = client.get(f"{page}masalah.csv").content.decode()
    assert "masalah,,4," in listed
    assert client.post(page).status_code == 409
    assert not survey.answers.exists()


def test_it_takes_unsent_answers_without_asking_for_columns(
    client: Client, survey: Survey, biro: User
) -> None:
    answer = uploaded(client, survey, unsent(survey), "sisa.json")
    page = client.get(answer["Location"])
    assert "jawaban belum terkirim" in said(page)
    client.post(answer["Location"])
    assert survey.answers.count() == 3


def test_it_refuses_what_holds_no_answers(client: Client, survey: Survey, biro: User) -> None:
    for content, name in ((b"halo", "a.csv"), (b"", "a.csv"), (b"%PDF-1.7", "a.pdf")):
        assert uploaded(client, survey, content, name).status_code == 422
    assert not AnswerImport.objects.exists()


def test_it_warns_when_everything_would_be_late(client: Client, survey: Survey, biro: User) -> None:
    content = google()
    actions.close(surveys=[survey], by=None, why="Selesai", now=timezone.now())
    draft = a_draft(survey, content, biro)
    assert "tanda terlambat" in said(client.get(f"/survei/{survey.pk}/impor/{draft.pk}/"))


def test_it_keeps_large_files_in_the_background(
    client: Client, survey: Survey, biro: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr("tolok.apps.surveys.tasks.keep_answers", SimpleNamespace(enqueue=asked.append))
    draft = a_draft(survey, kobo(501), biro)
    page = f"/survei/{survey.pk}/impor/{draft.pk}/"
    client.post(page)
    client.post(page)
    assert set(asked) == {draft.pk}
    assert "Jawaban sedang disimpan" in said(client.get(page))


def test_an_operator_sees_counts_and_nothing_somebody_wrote(client: Client, survey: Survey) -> None:
    operator = a_member(survey.unit)
    signed_in(client, operator)
    answer = uploaded(client, survey, google())
    shown = client.get(answer["Location"]).content.decode()
    for text in ("ketus", "34 tahun", "Perempuan<"):
        assert text not in shown.replace("perempuan", "")
    sent = client.post(answer["Location"], fields_of(shown))
    page = said(client.get(sent["Location"]))
    assert "ketus" not in page
    client.post(sent["Location"])
    assert survey.answers.filter(entered_by=operator).count() == 6


def test_an_operator_does_not_see_what_the_biro_brought(client: Client, survey: Survey) -> None:
    done = brought(survey, google(), an_admin(survey.unit.office))
    signed_in(client, a_member(survey.unit))
    for more in ("", "kolom/", "masalah.csv"):
        assert client.get(f"/survei/{survey.pk}/impor/{done.pk}/{more}").status_code == 404
    assert "jawaban.csv" not in said(client.get(f"/survei/{survey.pk}/impor/"))


def test_an_import_of_another_survey_is_not_there(client: Client, survey: Survey, biro: User) -> None:
    other = a_satisfaction_survey(survey.unit)
    draft = a_draft(other, google(), biro)
    for more in ("", "kolom/", "masalah.csv"):
        assert client.get(f"/survei/{survey.pk}/impor/{draft.pk}/{more}").status_code == 404


def test_it_forgets_a_file_that_is_given_up(client: Client, survey: Survey, biro: User) -> None:
    draft = a_draft(survey, google(), biro)
    client.post(f"/survei/{survey.pk}/impor/{draft.pk}/batal/")
    draft.refresh_from_db()
    assert draft.content is None
    assert client.post(f"/survei/{survey.pk}/impor/{draft.pk}/").status_code == 409
    assert not survey.answers.exists()


def test_a_kept_mapping_is_chosen_again_or_left(client: Client, survey: Survey, biro: User) -> None:
    first = uploaded(client, survey, google())["Location"]
    sent = fields_of(client.get(first).content.decode())
    client.post(first, {**sent, "save_as": "Formulir kami"})
    columns = uploaded(client, survey, google(9))["Location"]
    assert client.post(columns, {"pemetaan": ""})["Location"] == columns
    assert "dipakai" not in said(client.get(columns))
    client.post(columns, {"pemetaan": "Formulir kami"})
    assert "“Formulir kami” dipakai" in said(client.get(columns))
    other = uploaded(client, survey, kobo())["Location"]
    assert "tidak-cocok" in client.post(other, {"pemetaan": "Formulir kami"})["Location"]
    assert Entry.objects.filter(action="surveys.save_mapping").count() == 1
