"""What is to be paid, as offices write it: free, an amount, or several with what they are for."""

import re
from fractions import Fraction

from tolok.rules.standards.component_doubts import FREE_AND_PRICE, NO_BASIS, PRICE_UNREAD, Reading
from tolok.rules.standards.component_lines import lines_of, names_one
from tolok.rules.standards.component_names import lexicon
from tolok.rules.standards.laws_cited import names_a_law
from tolok.rules.standards.values import Cost


def costs_in(said: str) -> Reading:
    """The costs, if every line is one; free and a price together are left to a person."""
    rows = lines_of(said)
    made = [_cost(row) for row in rows]
    free = [one for one in made if one is not None and one.free]
    prices = [one for one in made if one is not None and one.amount is not None]
    if (free or _says_free(said)) and (prices or _MONEY.search(said)) and not (free and len(rows) == 1):
        return Reading({}, said, (FREE_AND_PRICE,))
    if not all(made):
        return Reading({}, said, (PRICE_UNREAD,) if _MONEY.search(said) else ())
    unfounded = any(not one.basis for one in prices)
    return Reading({"costs": tuple(made)}, "", (NO_BASIS,) if unfounded else ())


def _cost(row: str) -> Cost | None:
    if _is_free(row):
        return Cost(free=True)
    found = _PRICE.fullmatch(row.strip(" .;"))
    if found is None:
        return None
    whole = found["amount"].replace(".", "")
    money = Fraction(whole)
    basis = (found["basis"] or found["by"] or "").strip(" ()")
    if found["by"] and not names_a_law(basis):
        return None
    each = " ".join((found["each"] or "").replace("/", "per ").split())
    what = ", ".join(one for one in ((found["what"] or "").strip(" :–-"), each) if one)
    return Cost(free=True, what=what) if not money else Cost(amount=money, what=what, basis=basis)


def _is_free(row: str) -> bool:
    """Whether a line says that nothing is paid and nothing else."""
    rest = row.casefold()
    for word in sorted(lexicon()["cost"]["free"], key=len, reverse=True):
        rest = re.sub(rf"\b{re.escape(word)}\b", " ", rest)
    rest = re.sub(r"rp\.?\s*0(?:[.,]00)*(?:,-|,00)?", " ", rest)
    rest = re.sub(r"\b(?:atau|biaya|tarif|adalah)\b|\(nol rupiah\)", " ", rest)
    return rest != row.casefold() and not re.search(r"\w", rest)


def _says_free(said: str) -> bool:
    return names_one(said, lexicon()["cost"]["free"])


_MONEY = re.compile(r"\brp\.?\s*(?!0\b)\d", re.IGNORECASE)
_PRICE = re.compile(
    r"(?P<what>[^\d]*?[:–-]?\s*)(?:sebesar\s+)?\brp\.?\s*(?P<amount>\d{1,3}(?:\.\d{3})+|\d{1,9})(?:,-|,00|,–)?"
    r"(?:\s*\([^)\d]*rupiah\))?(?P<each>\s*(?:/|\bper\b)\s*[a-z][a-z ]{1,30}?)?"
    r"(?:(?P<basis>\s*\([^)]+\))|\s*,?\s*(?:sesuai|berdasarkan|menurut)\s+(?:dengan\s+)?(?P<by>[^;]+))?",
    re.IGNORECASE,
)
