"""The end of every paper: legal basis, how sure each part is, and how to compute the result again."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tolok.papers.codes import address_code
from tolok.papers.wording import capital
from tolok.rules.days import day_first
from tolok.rules.instruments.values import SURENESS, Basis, Header, Instrument
from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.texts import Text


def about_sources(header: Header, notes: Sequence[str], command: str, address: str) -> dict[str, object]:
    """The keys of the closing sections: bases, notes, review, check, command, hash, code."""
    where = ["Hasil ini dapat dilihat di alamat dalam kode QR."] if address else []
    return {
        "bases": [basis_row(basis) for basis in header.basis],
        "notes": list(notes),
        "review": _review(header),
        "check": [
            *where,
            "Siapa pun dapat menghitung ulang hasil ini dari berkas yang sama dengan perintah:",
        ],
        "command": command,
        "hash": header.hash,
        **address_code(address),
    }


def basis_row(basis: Basis) -> dict[str, str]:
    """A legal text as a row: title with article, what it is about, how sure."""
    return {
        "title": f"{basis.title} {basis.article}".strip(),
        "about": capital(basis.about.id),
        "sure": capital(SURENESS[basis.sure].id),
    }


def instrument_notes(instrument: Instrument) -> list[str]:
    """Every doubt the pack writes down: its own notes, then parts that rest on less than a text that was read."""
    texts: list[Text] = [*instrument.header.notes, *instrument.index.notes]
    for term in instrument.index.terms:
        texts += [term.note] if term.note else []
        texts += instrument.forms[term.form].notes
    return [*(text.id for text in texts), *_of_items(instrument), *_unsure(instrument)]


def _of_items(instrument: Instrument) -> Iterator[str]:
    """Notes of single indicators, the same words only once."""
    codes: dict[str, list[str]] = defaultdict(list)
    for code, row in instrument.indicators.items():
        for note in row.notes:
            codes[note.id].append(code)
    for words, found in codes.items():
        yield f"{', '.join(found)}: {words}"


def _unsure(instrument: Instrument) -> Iterator[str]:
    found: dict[str, list[str]] = defaultdict(list)
    for form in instrument.forms.values():
        for aspect in form.aspects:
            found[aspect.sure].append(f"bobot aspek {aspect.key}")
    for code, row in instrument.indicators.items():
        found[row.sure].append(code)
    for mark, words in SURENESS.items():
        if mark != "verified" and found[mark]:
            yield f"{capital(words.id)}: {', '.join(found[mark])}."


def _review(header: Header) -> str:
    review = header.review
    checked = f"diperiksa {review.checker}" if review.checker else "belum diperiksa orang kedua"
    if review.checker and review.checked_on:
        checked += f" pada {day_first(review.checked_on)}"
    return f"Paket ini ditulis {review.author}, {checked}, dan ditinjau lagi paling lambat {day_first(review.next_review)}."


def survey_notes(pack: Satisfaction) -> list[str]:
    """What a reader must know about a survey's rules, as sentences."""
    elements = [f"{row.name.id}: {note.id}" for row in pack.elements for note in row.notes]
    return [*(note.id for note in (*pack.header.notes, *pack.notes)), *elements]
