"""What of a unit's standards a proof shows, for the page of the proof."""

from collections.abc import Iterator

from django.db.models import Model

from tolok.apps.evidence.selectors.likeness import Used
from tolok.apps.standards.models import ContentUpdate, Decree, Monitoring, Publication, Review
from tolok.rules.texts import Text

STANDARDS = Text("Standar pelayanan", "Service standards")


def shown_in(proof: int) -> list[Used]:
    """Decrees, publications, reviews, monitorings and updates that rest on a proof. Five statements."""
    return [Used(STANDARDS, item) for item in _items(proof)]


def _items(proof: int) -> Iterator[Text]:
    for decree in Decree.objects.filter(scan__proof=proof):
        yield Text(f"Keputusan {decree.number}", f"Decree {decree.number}")
    for model, words in WORDS:
        for _row in model._default_manager.filter(proof__proof=proof).only("pk"):
            yield words


WORDS: tuple[tuple[type[Model], Text], ...] = (
    (Publication, Text("Publikasi standar atau maklumat", "Publication of a standard or maklumat")),
    (Review, Text("Tinjauan ulang standar", "Review of a standard")),
    (Monitoring, Text("Monitoring dan evaluasi standar", "Monitoring of a standard")),
    (ContentUpdate, Text("Pemutakhiran kanal publik", "Update of a public channel")),
)
