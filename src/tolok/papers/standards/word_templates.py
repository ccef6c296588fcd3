"""Our own Word templates of service standards; an office downloads one, changes it and uses it in place of ours."""

from functools import cache

from docx.document import Document as Word

from tolok.papers.word.parts import each, kop, line, new, saved, signature, table


@cache
def annex_template() -> bytes:
    """The annex of a decree as DOCX; a book repeats it for every service."""
    word = new("{{ title }}")
    line(word, "{%p if several %}")
    kop(word)
    word.add_paragraph("{{ kind }}: {{ name }}", style="Title")
    line(word, "{{ opening }}")
    line(word, "{%p endif %}")
    line(word, "{%p for one in standards %}")
    each(word, "row", "one.annex", "{{ row[0] }}: {{ row[1] }}", indent=85, after=0)
    heading = word.add_heading("Standar Pelayanan {{ one.service }}", 1)
    heading.paragraph_format.space_before = None
    line(word, "{{ one.unit }}")
    _standing(word, "one.")
    line(word, "{%p for part in one.parts %}")
    word.add_heading("{{ part.letter }}. {{ part.name }}", 2)
    heads = [("No.", 12), ("Komponen", 48), ("Uraian", 110)]
    table(
        word,
        "Komponen standar pelayanan",
        heads,
        "part.rows",
        ["{{ row.number }}", "{{ row.name }}", "{{ row.text }}"],
    )
    line(word, "{%p endfor %}")
    line(word, "{%p if one.missing %}")
    line(word, "{{ one.missing }} dari 14 komponen belum diisi.", size=8.5)
    line(word, "{%p endif %}")
    line(word, "{{ one.signer.dated }}", indent=85, after=0)
    line(word, "{{ one.signer.title }},", indent=85)
    for _ in range(3):
        line(word, indent=85)
    each(word, "words", "one.signer.lines", "{{ words }}", indent=85, after=0)
    line(word, "{{ one.version }}", size=8.5)
    line(word, "{%p endfor %}")
    return saved(word)


@cache
def leaflet_template() -> bytes:
    """The six published components as DOCX."""
    word = new("{{ title }}")
    kop(word)
    word.add_paragraph("{{ name }}", style="Title")
    line(word, "{{ kind }} · {{ unit }}")
    line(word, "{%p if formal %}")
    line(word, "{{ formal }}", size=8.5)
    line(word, "{%p endif %}")
    _standing(word)
    line(word, "{%p for row in rows %}")
    word.add_heading("{{ row.name }}", 1)
    each(word, "words", "row.lines", "{{ words }}", bullets=True)
    line(word, "{%p endfor %}")
    _checking(word)
    return saved(word)


@cache
def maklumat_template() -> bytes:
    """The maklumat as DOCX."""
    word = new("{{ title }}")
    kop(word)
    word.add_paragraph("{{ kind }}", style="Title")
    line(word, "{{ unit }}", size=15, bold=True)
    _standing(word)
    line(word, "{{ opening }}", size=13)
    line(word, "{%p for words in statements %}")
    line(word, "{{ loop.index }}. {{ words }}", size=13, indent=6, after=8)
    line(word, "{%p endfor %}")
    line(word, "{{ dated }}", indent=85, after=0)
    signature(word)
    _checking(word)
    return saved(word)


@cache
def register_template() -> bytes:
    """The list of services against standards as DOCX."""
    word = new("{{ title }}")
    kop(word)
    word.add_paragraph("{{ kind }}: {{ name }}", style="Title")
    heads = [("Keterangan", 80), ("Isi", 90)]
    table(word, "Keterangan", heads, "facts", ["{{ row[0] }}", "{{ row[1] }}"])
    word.add_heading("Layanan satu per satu", 1)
    columns = [
        *(("No.", 10, "{{ row.number }}"), ("Layanan", 52, "{{ row.service }} ({{ row.code }})")),
        *(("Versi", 13, "{{ row.version }}"), ("Keadaan", 25, "{{ row.state }}")),
        *(("14 komponen", 18, "{{ row.complete }}"), ("Keputusan", 30, "{{ row.decree }}")),
        ("Ditinjau", 22, "{{ row.reviewed }}"),
    ]
    table(
        word,
        "Layanan, standar, dan keputusannya",
        [(head, width) for head, width, _ in columns],
        "rows",
        [words for _, _, words in columns],
    )
    line(word, "{%p if without %}")
    word.add_heading("Layanan tanpa standar yang berlaku", 1)
    each(word, "one", "without", "{{ one }}", bullets=True)
    line(word, "{%p endif %}")
    line(word, "{{ foot }}", size=8.5)
    return saved(word)


def _standing(word: Word, of: str = "") -> None:
    line(word, f"{{%p if {of}mark %}}")
    line(word, f"{{{{ {of}mark }}}}", bold=True, size=15, after=0)
    line(word, f"{{{{ {of}told }}}}", bold=True)
    line(word, "{%p endif %}")


def _checking(word: Word) -> None:
    line(word, "{%p if decree %}")
    line(word, "{{ decree }}", size=8.5)
    line(word, "{%p endif %}")
    line(word, "{%p if address %}")
    line(word, "{{ code }}")
    line(word, "{{ address }}", size=8.5)
    line(word, "{%p endif %}")
    line(word, "{{ foot }}", size=8.5)
