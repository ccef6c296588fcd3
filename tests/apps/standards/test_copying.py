"""Components are carried from one service to others of the unit after both were seen; all of them, or none."""

from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.apps.organizations.cast import NOW, START, a_unit, an_office
from tests.apps.standards.standards_cast import WHOLE, a_draft, a_member, a_service, held, moved_to, without
from tests.people import signed_in
from tolok.apps.common.models import Entry
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.actions import copying, versions
from tolok.apps.standards.models import StandardVersion, State
from tolok.apps.standards.refusals import copying as refusals
from tolok.rules.standards.merging import copied
from tolok.rules.standards.values import Channel, Standard
from tolok.rules.texts import ProblemsError

pytestmark = pytest.mark.django_db

BOX = Channel("box", "ruang tunggu", hours=16)
RICH = replace(WHOLE, channels=(*WHOLE.channels, BOX), others={"en": {"A6": "Box", "A1": "Card"}})


@pytest.fixture
def unit() -> OrganizationUnit:
    return a_unit(an_office(), "1", "Kecamatan Tolok Hulu")


@pytest.fixture
def draft(unit: OrganizationUnit, client: Client) -> StandardVersion:
    signed_in(client, a_member(unit))
    return a_draft(a_service(unit, "01", "Surat pindah"), Standard(texts={"B8": "Kursi"}))


def text_of(answer: Any) -> str:
    return unescape(answer.content.decode())


def copy_page(version: StandardVersion, source: StandardVersion | None = None, more: str = "") -> str:
    return reverse("standards-copy", args=[version.pk]) + (f"?dari={source.pk}{more}" if source else "")


def editions(version: StandardVersion, source: StandardVersion) -> dict[str, int]:
    version.refresh_from_db()
    return {"edisi": version.edition, "edisi-sumber": source.edition}


def test_copying_takes_structure_and_languages_of_these_components_alone() -> None:
    made = copied(
        Standard(texts={"A1": "lama"}, others={"en": {"A6": "old", "A1": "mine"}}), RICH, ["A6", "B8"]
    )
    assert (made.channels, made.texts) == (RICH.channels, {"A1": "lama", "B8": WHOLE.texts["B8"]})
    assert made.others == {"en": {"A6": "Box", "A1": "mine"}}


def test_a_new_draft_takes_what_is_empty_from_a_service_that_was_chosen(
    client: Client, unit: OrganizationUnit, draft: StandardVersion
) -> None:
    source = held(a_service(unit, "02", "Surat nikah"), START, RICH)
    assert "Surat nikah" in text_of(client.get(copy_page(draft)))
    shown = client.get(copy_page(draft, source))
    pairs = {one.key: one for one in shown.context["pairs"]}
    assert len(pairs) == 14
    assert [key for key, one in pairs.items() if not one.ticked] == ["B8"]
    assert pairs["B8"].now == ["Kursi"]
    assert "Sekarang: Kursi" in text_of(shown)
    assert (
        client.post(
            copy_page(draft, source), {"komponen": ["A6", "B7"], **editions(draft, source)}
        ).status_code
        == 302
    )
    draft.refresh_from_db()
    assert (draft.standard.channels, draft.standard.legal) == (RICH.channels, WHOLE.legal)
    assert (draft.standard.steps, draft.standard.texts) == ((), {"B8": "Kursi"})
    assert draft.standard.others == {"en": {"A6": "Box"}}
    assert Entry.objects.filter(action="standards.write_version").count() == 2


def test_the_page_of_a_component_asks_for_that_one(
    client: Client, unit: OrganizationUnit, draft: StandardVersion
) -> None:
    source = a_draft(a_service(unit, "02", "Surat nikah"))
    text = text_of(client.get(reverse("standards-component", args=[draft.pk, "B8"])))
    assert f"{reverse('standards-copy', args=[draft.pk])}?komponen=B8" in text
    pairs = client.get(copy_page(draft, source, "&komponen=B8")).context["pairs"]
    assert [one.key for one in pairs if one.ticked] == ["B8"]


def test_what_changed_on_either_side_is_looked_at_again(
    client: Client, unit: OrganizationUnit, draft: StandardVersion
) -> None:
    source = a_draft(a_service(unit, "02", "Surat nikah"))
    for one, said in ((source, "Isi yang akan disalin berubah"), (draft, "Orang lain menyimpan perubahan")):
        seen = {"komponen": "B9", **editions(draft, source)}
        one.refresh_from_db()
        made = replace(one.standard, texts={**one.standard.texts, "B9": f"Baru {one.pk}"})
        versions.write(version=one, standard=made, edition=one.edition, by=None, now=NOW)
        answer = client.post(copy_page(draft, source), seen)
        assert answer.status_code == 422
        assert said in text_of(answer)
        source.refresh_from_db()
    answer = client.post(copy_page(draft, source), editions(draft, source))
    assert "Centang sedikitnya satu komponen." in text_of(answer)


def test_one_component_goes_into_many_drafts_at_once(
    client: Client, unit: OrganizationUnit, draft: StandardVersion
) -> None:
    source = a_draft(a_service(unit, "02", "Surat nikah"), RICH)
    other = a_draft(a_service(unit, "03", "Surat waris"))
    held(a_service(unit, "04", "Izin keramaian"), START)
    page = reverse("standards-apply", args=[source.pk, "A6"])
    shown = client.get(page)
    pairs = {one.key: one for one in shown.context["pairs"]}
    assert {key: one.ticked for key, one in pairs.items()} == {str(draft.pk): True, str(other.pk): False}
    assert "Kotak saran: ruang tunggu" in text_of(shown)
    given = {f"edisi-{key}": one.edition for key, one in pairs.items()}
    sent = {"draf": list(pairs), "edisi-sumber": source.edition, **given}
    done = client.post(page, sent, follow=True)
    assert "sekarang dipakai di 2 draf lain" in text_of(done)
    for one in (draft, other):
        one.refresh_from_db()
        assert one.standard.channels == RICH.channels
        assert one.standard.others == {"en": {"A6": "Box"}}
    assert draft.standard.texts == {"B8": "Kursi"}
    again = client.get(page)
    assert [one.same for one in again.context["pairs"]] == [True, True]


def test_one_draft_that_was_written_meanwhile_stops_them_all(
    client: Client, unit: OrganizationUnit, draft: StandardVersion
) -> None:
    source = a_draft(a_service(unit, "02", "Surat nikah"), RICH)
    other = a_draft(a_service(unit, "03", "Surat waris"))
    targets = {draft.pk: draft.edition, other.pk: other.edition - 1}
    with pytest.raises(ProblemsError):
        copying.apply_component(
            source=source, code="A6", source_edition=source.edition, targets=targets, by=None, now=NOW
        )
    draft.refresh_from_db()
    assert draft.standard.channels == ()
    answer = client.post(reverse("standards-apply", args=[source.pk, "A6"]), {"edisi-sumber": source.edition})
    assert "Centang sedikitnya satu layanan." in text_of(answer)


def test_nothing_goes_into_another_unit_or_into_what_is_written_no_more(
    client: Client, unit: OrganizationUnit, draft: StandardVersion
) -> None:
    far = a_draft(a_service(a_unit(unit.office, "2"), "09", "Imunisasi"), RICH)
    done = moved_to(a_draft(a_service(unit, "02", "Surat nikah")), State.INTERNAL)
    assert "Imunisasi" not in text_of(client.get(copy_page(draft)))
    for source, targets in ((draft, {far.pk: far.edition}), (draft, {done.pk: done.edition})):
        with pytest.raises(ProblemsError):
            copying.apply_component(
                source=source, code="B8", source_edition=source.edition, targets=targets, by=None, now=NOW
            )
    with pytest.raises(ProblemsError) as refused:
        copying.copy_components(
            version=draft,
            source=far,
            codes=["A6"],
            edition=draft.edition,
            source_edition=far.edition,
            by=None,
            now=NOW,
        )
    assert [one.text for one in refused.value.problems] == [refusals.ELSEWHERE]
    assert client.get(copy_page(done)).status_code == 404
    assert client.get(reverse("standards-apply", args=[draft.pk, "A1"])).status_code == 404


def test_both_pages_cost_the_same_for_many_services(
    client: Client,
    unit: OrganizationUnit,
    draft: StandardVersion,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    source = a_draft(a_service(unit, "02", "Surat nikah"), without(RICH, "B9"))
    pages = [copy_page(draft), copy_page(draft, source), reverse("standards-apply", args=[source.pk, "A6"])]
    for page in pages:
        client.get(page)
    few = []
    for page in pages:
        with django_assert_max_num_queries(20) as counted:
            client.get(page)
        few.append(len(counted))
    for at in range(12):
        a_draft(a_service(unit, f"X{at}"))
    for page, most in zip(pages, few, strict=True):
        with django_assert_max_num_queries(most):
            client.get(page)
