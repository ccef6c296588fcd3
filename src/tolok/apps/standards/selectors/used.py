"""What of a unit's standards a proof shows, for the page of the proof."""

from collections.abc import Iterator

from django.db.models import Model

from tolok.apps.evidence.models import ProofVersion
from tolok.apps.evidence.selectors.likeness import Used
from tolok.apps.standards.models import (
    ContentUpdate,
    Decree,
    HoursCheck,
    Monitoring,
    Publication,
    Review,
    StandardVersion,
    TimeMeasurement,
)
from tolok.rules.texts import Text

STANDARDS = Text("Standar pelayanan", "Service standards")


def shown_in(proof: int) -> list[Used]:
    """What rests on a proof: decrees, publications, reviews, monitorings, updates, measurements, visits, and versions
    heard with it. Eight statements."""
    return [Used(STANDARDS, item) for item in _items(proof)]


def _items(proof: int) -> Iterator[Text]:
    for decree in Decree.objects.filter(scan__proof=proof):
        yield Text(f"Keputusan {decree.number}", f"Decree {decree.number}")
    yield from _others(proof)


def cited_otherwise(scan: ProofVersion) -> Text | None:
    """What a proof shows besides decrees, the first of it; None where nothing else rests on it."""
    return next(_others(scan.proof_id), None)


def _others(proof: int) -> Iterator[Text]:
    heard = StandardVersion.objects.filter(participation_proof__proof=proof)
    for version in heard.select_related("service").defer("content", "consulted_content"):
        name = version.service.called
        yield Text(f"Keikutsertaan masyarakat: {name}", f"The public's part: {name}")
    for model, words in WORDS:
        for _row in model._default_manager.filter(proof__proof=proof).only("pk"):
            yield words


WORDS: tuple[tuple[type[Model], Text], ...] = (
    (Publication, Text("Publikasi standar atau maklumat", "Publication of a standard or maklumat")),
    (Review, Text("Tinjauan ulang standar", "Review of a standard")),
    (Monitoring, Text("Monitoring dan evaluasi standar", "Monitoring of a standard")),
    (ContentUpdate, Text("Pemutakhiran kanal publik", "Update of a public channel")),
    (TimeMeasurement, Text("Pengukuran waktu layanan", "Measurement of service times")),
    (HoursCheck, Text("Kunjungan pada jam layanan", "Visit during service hours")),
)
