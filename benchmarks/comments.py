"""5,000 open comments: what is personal hidden, themes and likeness to a complaint found; beside it words alone."""

import random
from collections.abc import Callable
from time import process_time

from benchmarks.lines import Line

COMMENTS = 5_000
BUDGET = 5.0
ROUNDS = 3
#: Invented staff of a large office.
STAFF = tuple(
    f"{first} {last}" for first in ("Wulandari", "Hendarto", "Marsinah") for last in ("Prakoso", "Wiratno")
)
CLAUSES = (
    "antri lama bgt dari jam 7 baru dipanggil jam 11",
    "petugasnya ramah2, makasih",
    "ruang tunggu panas gak ada AC dan kursinya kurang",
    "Bu Wulandari di loket 3 sabar menjelaskan persyaratan",
    "tolong hubungi 081234567890 kalau sudah jadi",
    "bayar Rp150.000 padahal tarifnya Rp50.000",
    "nama di akta salah ketik, disuruh bolak-balik",
    "laporan bulan lalu belum ada tanggapan",
    "parkirannya sempit dan toilet kotor",
    "suwe banget ngenteni",
    "persyaratannya dipermudah supaya warga tidak kebingungan",
    "pak marsinaah kurang paham aturan",
    "sistemnya dipercepat saja lewat daring",
)


def written(many: int = COMMENTS) -> list[str]:
    """Comments of one to four clauses, and in each a word that no other has; the same every time."""
    chance = random.Random(2026)
    return [
        ". ".join((*chance.sample(CLAUSES, chance.randint(1, 4)), f"kode{'abcdefghij'[at % 10]}{at}"))
        for at in range(many)
    ]


def _fastest(what: Callable[[], object], before: Callable[[], object]) -> float:
    took = []
    for _round in range(ROUNDS):
        before()
        began = process_time()
        what()
        took.append(process_time() - began)
    return min(took)


def lines() -> list[Line]:
    """The whole reading, with every root computed anew, and the search for copies."""
    from tolok.comments import tokens
    from tolok.comments.complaints import complaint_likeness
    from tolok.comments.masking import mask
    from tolok.comments.themes import themes
    from tolok.rules.statistics.likeness import near

    comments = written()

    def read() -> None:
        for comment in comments:
            masked = mask(comment, STAFF).text
            themes(masked)
            complaint_likeness(masked)

    def forget() -> None:
        tokens.root.cache_clear()
        tokens._meant.cache_clear()

    whole = _fastest(read, forget)
    words = _fastest(lambda: [tokens.tokens(comment) for comment in comments], forget)
    copies = _fastest(lambda: near(comments), lambda: None)
    name = f"{COMMENTS:,} comments"
    return [
        Line(
            f"{name} masked, with themes and likeness to a complaint",
            whole,
            "s",
            f"words and roots alone: {words:.2f} s, {whole / words:.1f} times",
            BUDGET,
        ),
        Line(
            f"{name}: which are nearly the same",
            copies,
            "s",
            "hard on purpose: all are made of the same clauses",
        ),
    ]
