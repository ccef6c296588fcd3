"""Papers of a result: ordered once, made once, also when the worker is killed in the middle."""

import io
import zipfile

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from tests.apps.evaluation.cast import NOW, Cast, final, move_to
from tests.people import signed_in
from tolok.apps.common.models import Entry
from tolok.apps.evaluation.actions import results_papers
from tolok.apps.evaluation.actions.results import publish
from tolok.apps.evaluation.models import Cycle, CyclePaper, LetterNumber, PaperKind, PaperState, Result, State
from tolok.apps.evaluation.selectors.results_papers import cycle_values
from tolok.apps.evaluation.tasks import results as tasks
from tolok.papers.letters.signing import DemonstrationSigner
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """The worker is gone."""


def ordered(units: int = 4) -> tuple[Cast, Cycle, Result, list[CyclePaper]]:
    cast, cycle, _, result = final(units)
    return cast, cycle, result, results_papers.order_all(result=result, form="pdf", by=cast.admin, now=NOW)


def test_a_killed_worker_goes_on_and_makes_none_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    _, _, _, papers = ordered()
    made: list[int] = []

    def make(paper: CyclePaper) -> bytes:
        if len(made) == 2:
            made.append(0)
            raise Killed
        made.append(paper.pk)
        return b"%PDF-"

    monkeypatch.setattr(results_papers, "content_of", make)
    for one in papers[:2]:
        results_papers.write(paper=one.pk, now=NOW)
    with pytest.raises(Killed):
        results_papers.write(paper=papers[2].pk, now=NOW)
    assert CyclePaper.objects.filter(state=PaperState.MAKING).count() == 1
    tasks.resume()
    assert set(CyclePaper.objects.values_list("state", flat=True)) == {PaperState.DONE}
    assert sorted(one for one in made if one) == sorted(one.pk for one in papers)
    tasks.resume()
    assert len([one for one in made if one]) == 4


def test_letters_keep_their_numbers() -> None:
    cast, _, result, _ = ordered(2)
    before = list(LetterNumber.objects.values_list("locus__code", "number"))
    assert before == [("D01", 1), ("D02", 2)]
    assert len(results_papers.order_all(result=result, form="docx", by=cast.admin, now=NOW)) == 2
    assert list(LetterNumber.objects.values_list("locus__code", "number")) == before
    assert cycle_values(result).units[1].number == 2


def test_a_paper_is_ordered_once_and_again_only_when_it_failed() -> None:
    cast, _, result, papers = ordered(2)
    CyclePaper.objects.update(state=PaperState.DONE)
    assert results_papers.order_all(result=result, form="pdf", by=cast.admin, now=NOW) == []
    CyclePaper.objects.filter(pk=papers[0].pk).update(state=PaperState.FAILED, error="habis tinta")
    again = results_papers.order_all(result=result, form="pdf", by=cast.admin, now=NOW)
    assert [one.pk for one in again] == [papers[0].pk]
    assert CyclePaper.objects.count() == 2


def test_nothing_is_ordered_before_two_people_locked() -> None:
    cast, _, _, result = final()
    result.locked_at = None
    with pytest.raises(ProblemsError, match="locked"):
        results_papers.order_all(result=result, form="pdf", by=cast.admin, now=NOW)


def test_what_papers_tell_costs_the_same_for_any_number_of_units(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    _, _, _, result = final(units=6)
    with django_assert_max_num_queries(18):
        values = cycle_values(result)
    assert len(values.units) == 6


def test_every_paper_can_be_made_and_taken(client: Client) -> None:
    cast, cycle, _, _ = final()
    signed_in(client, cast.admin)
    base = [cycle.pk, 1]
    for kind, forms in results_papers.FORMS.items():
        for form in forms:
            client.post(reverse("results-order", args=[*base, kind, form]))
    assert not CyclePaper.objects.exclude(state=PaperState.DONE).exists(), list(
        CyclePaper.objects.values_list("kind", "form", "state", "error")
    )
    page = client.get(reverse("results-papers", args=base)).content.decode()
    assert "Buat berkas ini" not in page
    archive = client.get(reverse("results-all-reports", args=[*base, "pdf"]))
    with zipfile.ZipFile(io.BytesIO(archive.content)) as opened:
        assert opened.namelist() == ["LHE-D01.pdf", "LHE-D02.pdf"]
    for paper in CyclePaper.objects.all():
        assert client.get(reverse("results-paper", args=[*base, paper.pk])).status_code == 200


def test_a_unit_takes_its_own_report_once_results_are_final(client: Client) -> None:
    cast, cycle, result, papers = ordered(2)
    CyclePaper.objects.update(state=PaperState.DONE, content=b"%PDF-")
    mine, other = sorted(papers, key=lambda one: one.pk)
    path = reverse("results-own-paper", args=[cycle.pk, result.number, mine.locus_id, mine.pk])
    signed_in(client, cast.operator)
    assert client.get(path).status_code == 403
    move_to(cycle, State.FINAL, cast.admin)
    assert client.get(path).status_code == 200
    foreign = reverse("results-own-paper", args=[cycle.pk, result.number, mine.locus_id, other.pk])
    assert client.get(foreign).status_code == 404


def test_a_paper_that_cannot_be_made_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    cast, cycle, _, _ = final()

    def broken(_paper: CyclePaper) -> bytes:
        raise RuntimeError("disk")

    monkeypatch.setattr(results_papers, "content_of", broken)
    signed_in(client, cast.admin)
    client.post(reverse("results-order", args=[cycle.pk, 1, PaperKind.BOOK, "xlsx"]))
    page = client.get(reverse("results-papers", args=[cycle.pk, 1])).content.decode()
    assert "kesalahan di pihak kami" in page
    assert "Buat berkas ini" in page


def test_reports_are_signed_and_the_passphrase_stays_nowhere(client: Client, settings: Settings) -> None:
    cast, cycle, _, _ = ordered(2)
    CyclePaper.objects.update(state=PaperState.DONE, content=b"%PDF-1.7 isi")
    signed_in(client, cast.admin)
    path = reverse("results-sign", args=[cycle.pk, 1])
    data = {"nik": "3374012345678901", "passphrase": "kopi tubruk"}
    assert "tidak ada layanan" in client.post(path, data).content.decode().lower()
    settings.TOLOK_SIGNER = "demonstration"
    wrong = client.post(path, {**data, "passphrase": "salah"}).content.decode()
    assert "Frasa sandi tidak cocok" in wrong
    assert 'value="salah"' not in wrong
    assert not CyclePaper.objects.exclude(signed_at=None).exists()
    client.post(path, data)
    assert CyclePaper.objects.filter(signed_at=None).count() == 0
    paper = CyclePaper.objects.all()[0]
    taken = client.get(reverse("results-paper", args=[cycle.pk, 1, paper.pk]))
    assert DemonstrationSigner().verify(taken.content).valid
    kept = "".join(str(one) for one in Entry.objects.values_list("before", "after", "why"))
    assert "kopi tubruk" not in kept
    assert "3374012345678901" not in kept
    assert "kopi" not in f"{paper.__dict__}"


def test_a_published_result_is_found_by_its_paper(settings: Settings) -> None:
    cast, _, result, _ = ordered(1)
    settings.TOLOK_ADDRESS = "https://tolok.example.go.id"
    assert cycle_values(result).units[0].address == ""
    publish(result=result, by=cast.admin, now=NOW)
    found = cycle_values(result).units[0].address
    assert found == f"https://tolok.example.go.id/hasil/{result.cycle_id}/nomor/1/D01/"
