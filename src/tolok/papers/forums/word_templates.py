"""Our own Word templates of the papers of a public consultation."""

from collections.abc import Sequence
from functools import cache

from docx.document import Document as Word
from docx.shared import Mm

from tolok.papers.word.parts import each, kop, line, new, page_break, saved, signature, table


@cache
def invitation_template() -> bytes:
    """One letter after the other, each on its own sheet."""
    word = new("{{ title }}")
    line(word, "{%p for to in letters %}")
    kop(word)
    line(word, "{{ letter.dated }}", right=True)
    each(word, "row", "letter.rows", "{{ row[0] }}: {{ row[1] }}", after=0)
    line(word, after=4)
    each(word, "one", "to", "{{ one }}", after=0)
    line(word, after=4)
    each(word, "sentence", "letter.body", "{{ sentence }}")
    each(word, "row", "when", "{{ row[0] }}: {{ row[1] }}", indent=6, after=0)
    line(word, "{%p if agenda %}")
    line(word, "Acara:")
    each(word, "one", "agenda", "{{ loop.index }}. {{ one }}", indent=6)
    line(word, "{%p endif %}")
    each(word, "sentence", "closing", "{{ sentence }}")
    signature(word)
    line(word, "{%p if not loop.last %}")
    page_break(word)
    line(word, "{%p endif %}")
    line(word, "{%p endfor %}")
    return saved(word)


@cache
def attendance_template() -> bytes:
    """A list with room to sign."""
    word = _begun()
    each(word, "row", "when", "{{ row[0] }}: {{ row[1] }}", after=0)
    line(word, "{{ privacy }}")
    line(word, "Unsur masyarakat: {{ names|join('; ') }}.", size=8.5)
    heads = [("No.", 10), ("Nama", 52), ("Lembaga", 42), ("Unsur", 32), ("Tanda tangan", 34)]
    made = table(word, "Daftar hadir", heads, "rows", [*_row(4), "{{ row[0] }}. ……………"])
    made.rows[2].height = Mm(11)
    return saved(word)


@cache
def minutes_template() -> bytes:
    """The nine parts of a berita acara."""
    word = _begun()
    word.add_heading("1. Identitas forum", 1)
    _facts(word, "Identitas forum", "identity")
    line(word, "Dasar:")
    each(word, "one", "bases", "{{ one }}", bullets=True)
    line(word, "{{ opening }}")
    _agenda(word, "2.")
    _attendance(word, "3.")
    line(word, "{%p if absent %}")
    line(word, "Diundang, dan dari unsurnya tidak ada yang hadir: {{ absent|join('; ') }}.")
    line(word, "{%p endif %}")
    _talked(word)
    _actions(word, "Rencana aksi")
    _head(word, "closing", "Penutup dan tanda tangan")
    line(word, "{{ closing }}")
    for who in ("head", "minute_taker"):
        line(word, f"{{{{ {who}.title }}}},", after=36)
        each(word, "one", f"{who}.lines", "{{ one }}", bold=True)
    line(word, "Wakil masyarakat:")
    heads = [("No.", 10), ("Nama dan lembaga", 70), ("Unsur", 46), ("Tanda tangan", 44)]
    made = table(
        word, "Tanda tangan wakil masyarakat", heads, "community", [*_row(3), "{{ row[0] }}. ………………"]
    )
    made.rows[2].height = Mm(13)
    _head(word, "attachments", "Lampiran")
    each(word, "one", "attachments", "{{ loop.index }}. {{ one }}")
    return saved(word)


@cache
def report_template() -> bytes:
    """The report of a forum."""
    word = _begun()
    word.add_heading("1. Latar belakang dan dasar", 1)
    each(word, "sentence", "purpose", "{{ sentence }}")
    each(word, "one", "bases", "{{ one }}", bullets=True)
    word.add_heading("2. Persiapan dan pelaksanaan", 1)
    _facts(word, "Pelaksanaan", "conduct")
    line(word, "{%p if team %}")
    _facts(word, "Tim forum", "team")
    line(word, "{%p endif %}")
    each(word, "one", "materials", "{{ one }}", bullets=True)
    _agenda(word, "3.")
    _attendance(word, "4.")
    _talked(word)
    _actions(word, "Rencana aksi dan keadaannya", states=True)
    _head(word, "published", "Publikasi dan penyampaian kembali")
    for title, key, first in (("Publikasi", "published", "Media"), ("Disampaikan kembali", "told", "Cara")):
        line(word, f"{{%p if {key} %}}")
        heads = [(first, 46), ("Keterangan", 90), ("Tanggal", 34)]
        table(word, title, heads, key, _row(3))
        line(word, "{%p else %}")
        line(word, f"{title}: belum ada saat laporan ini dibuat.")
        line(word, "{%p endif %}")
    each(word, "one", "notes", "{{ one }}", bullets=True, size=8.5)
    return saved(word)


def _begun() -> Word:
    word = new("{{ title }}")
    kop(word)
    word.add_paragraph("{{ kind }}", style="Title")
    line(word, "{{ name }}", bold=True)
    return word


def _row(count: int) -> Sequence[str]:
    return [f"{{{{ row[{at}] }}}}" for at in range(count)]


def _facts(word: Word, caption: str, key: str) -> None:
    table(word, caption, [("Keterangan", 45), ("Isi", 125)], key, _row(2))


def _agenda(word: Word, number: str) -> None:
    word.add_heading(f"{number} Agenda dan layanan yang dibahas", 1)
    each(word, "one", "agenda", "{{ loop.index }}. {{ one }}")
    line(word, "{%p if services %}")
    heads = [("No.", 10), ("Layanan", 90), ("Versi standar", 70)]
    table(word, "Layanan yang dibahas", heads, "services", _row(3))
    line(word, "{%p else %}")
    line(word, "Tidak ada standar pelayanan tertentu yang dibahas.")
    line(word, "{%p endif %}")


def _attendance(word: Word, number: str) -> None:
    word.add_heading(f"{number} Kehadiran menurut unsur masyarakat", 1)
    heads = [("Unsur masyarakat", 110), ("Diundang", 30), ("Hadir", 30)]
    table(word, "Kehadiran menurut unsur masyarakat", heads, "elements", _row(3))
    line(word, "{{ present }}")
    each(word, "one", "answered", "{{ one }}", bullets=True)


def _head(word: Word, part: str, title: str) -> None:
    """The heading of a part whose number depends on what stands before it."""
    word.add_heading(f"{{{{ parts.{part} }}}}. {title}", 1)


def _talked(word: Word) -> None:
    line(word, "{%p if presented or summary %}")
    _head(word, "presented", "Gambaran layanan dan masalah yang diketahui")
    line(word, "{%p for one in presented %}")
    line(word, "{{ one.name }}", bold=True)
    _facts(word, "Gambaran layanan", "one.rows")
    line(word, "{%p endfor %}")
    each(word, "sentence", "summary", "{{ sentence }}")
    line(word, "{%p endif %}")
    _head(word, "inputs", "Masukan dan tanggapan")
    heads = [("No.", 10), ("Tentang", 34), ("Masukan", 68), ("Tanggapan dan alasan", 58)]
    cells = [
        *("{{ row[0] }}", "{{ row[1] }}", "{{ row[2] }} ({{ row[3] }})"),
        "{{ row[4] }}{% if row[5] %}: {{ row[5] }}{% endif %}",
    ]
    table(word, "Masukan dan tanggapan", heads, "inputs", cells)
    _head(word, "agreements", "Kesepakatan")
    each(word, "one", "agreements", "{{ loop.index }}. {{ one }}")


def _actions(word: Word, title: str, *, states: bool = False) -> None:
    _head(word, "actions", title)
    heads = [("No.", 10), ("Tindakan", 56), ("Penanggung jawab", 34), ("Tenggat", 26), ("Ukuran", 44)]
    if states:
        heads = [*heads[:1], ("Tindakan", 42), *heads[2:4], ("Ukuran", 34), ("Keadaan", 24)]
    table(word, title, heads, "actions", _row(6 if states else 5))
