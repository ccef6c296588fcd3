"""Proofs of the unit's own library, to tick beside words, and one new file."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils import timezone

from tolok.apps.evaluation.forms.disputes import ProofsForm
from tolok.apps.evaluation.models import Locus
from tolok.apps.evaluation.views.doors import whoever
from tolok.apps.evaluation.views.judging.facts import proof_name
from tolok.apps.evaluation.views.keeping import keep_file
from tolok.apps.evidence import selectors as library
from tolok.apps.evidence.models import ProofVersion

#: How many of the newest proofs can be ticked.
OFFERED = 100


def offered(locus: Locus) -> list[ProofVersion]:
    """The newest clean version of each of the newest proofs. Two statements."""
    proofs = [proof.pk for proof in library.proofs_of(locus.unit)[:OFFERED]]
    newest = library.latest_clean_of(proofs)
    return [newest[pk] for pk in proofs if pk in newest]


def choices(versions: Sequence[ProofVersion]) -> list[tuple[str, str]]:
    """The same to tick."""
    return [(str(version.pk), proof_name(version)) for version in versions]


def chosen(
    request: HttpRequest, locus: Locus, form: ProofsForm, versions: Sequence[ProofVersion]
) -> list[ProofVersion]:
    """What was ticked, and the file that came along. Raises ProblemsError when the file is not taken."""
    ticked = set(form.cleaned_data.get("proofs", []))
    found = [version for version in versions if str(version.pk) in ticked]
    file = form.cleaned_data["file"]
    if file is not None:
        title = form.cleaned_data["title"]
        found.append(keep_file(locus.unit, file, title, by=whoever(request), now=timezone.now()))
    return found
