"""Our own Word template of the survey report; an office downloads it, changes it in Word and uses it in place of ours."""

from functools import cache

from docx.document import Document as Word

from tolok.papers.word.parts import each, kop, line, new, page_break, saved, signature, table


@cache
def survey_template() -> bytes:
    """The template as DOCX, with the placeholders of docs/reference/survey-report-template.md."""
    word = new("{{ title }}")
    _front(word)
    _beginning(word)
    _results(word)
    _analysis(word)
    _appendices(word)
    return saved(word)


def _front(word: Word) -> None:
    kop(word)
    for _ in range(6):
        line(word)
    word.add_paragraph("{{ kind }}", style="Title")
    line(word, "{{ unit }}", size=15, bold=True)
    line(word, "{{ service }}", size=13)
    line(word, "Periode {{ period }}", size=12)
    line(word, "{{ office }}")
    line(word, "{{ place_year }}")
    page_break(word)
    word.add_heading("Lembar pengesahan", 1)
    line(word, "{{ approval }}")
    line(word, "{{ approved }}", indent=85)
    signature(word)
    word.add_heading("Kata pengantar", 1)
    each(word, "sentence", "preface", "{{ sentence }}")


def _beginning(word: Word) -> None:
    page_break(word)
    word.add_heading("BAB I Pendahuluan", 1)
    word.add_heading("Latar belakang", 2)
    each(word, "sentence", "background", "{{ sentence }}")
    word.add_heading("Dasar hukum", 2)
    heads = [("Dasar", 50), ("Tentang", 80), ("Seberapa yakin", 40)]
    table(word, "Dasar hukum", heads, "bases", ["{{ row.title }}", "{{ row.about }}", "{{ row.sure }}"])
    word.add_heading("Maksud dan tujuan", 2)
    each(word, "one", "aims", "{{ one }}", bullets=True)
    page_break(word)
    word.add_heading("BAB II Pengumpulan data", 1)
    heads = [("Keterangan", 40), ("Isi", 130)]
    table(word, "Pelaksanaan", heads, "conduct", ["{{ row[0] }}", "{{ row[1] }}"])
    each(word, "sentence", "respondents", "{{ sentence }}")
    heads = [("Cara menjawab", 74), ("Diundang", 32), ("Menolak", 32), ("Menjawab", 32)]
    table(word, "Cara menjawab", heads, "ways", [f"{{{{ row[{at}] }}}}" for at in range(4)])


def _results(word: Word) -> None:
    page_break(word)
    word.add_heading("BAB III Hasil", 1)
    word.add_heading("Profil responden", 2)
    line(word, "{%p for group in profile %}")
    line(word, "{{ group.title }}", bold=True)
    heads = [("Jawaban", 90), ("Responden", 40), ("Bagian", 40)]
    table(word, "Profil responden", heads, "group.rows", [f"{{{{ row[{at}] }}}}" for at in range(3)])
    line(word, "{{ group.words }}", size=8.5)
    line(word, "{%p endfor %}")
    line(word, "{%p for block in blocks %}")
    word.add_heading("{{ block.title }}", 2)
    line(word, "{{ block.hero }}", center=True)
    each(word, "sentence", "block.summary", "{{ sentence }}")
    each(word, "one", "block.cautions", "{{ one }}", bullets=True)
    heads = [
        ("Kode", 14),
        ("Unsur", 70),
        ("Rata-rata", 22),
        ("Selang 95 %", 28),
        ("Jawaban", 20),
        ("Mutu", 16),
    ]
    cells = [
        *("{{ row.code }}", "{{ row.name }}{% if row.why %} ({{ row.why }}){% endif %}", "{{ row.mean }}"),
        *("{{ row.interval }}", "{{ row.n }}", "{{ row.grade }}"),
    ]
    table(word, "Nilai setiap unsur", heads, "block.rows", cells)
    line(word, "{%p if block.verdicts %}")
    heads = [("Minimum", 60), ("Indeks minimum", 50), ("Keadaan", 60)]
    table(word, "Minimum WBK dan WBBM", heads, "block.verdicts", [f"{{{{ row[{at}] }}}}" for at in range(3)])
    line(word, "{%p endif %}")
    heads = [("Unsur", 80), ("Banyaknya jawaban, dari nilai terendah", 60), ("Jumlah", 30)]
    table(
        word,
        "Banyaknya jawaban",
        heads,
        "block.levels",
        ["{{ row.name }}", "{{ row.counts|join(' · ') }}", "{{ row.n }}"],
    )
    line(word, "{%p endfor %}")
    line(word, "{%p if services %}")
    word.add_heading("Setiap jenis layanan", 2)
    heads = [("Layanan", 80), ("Responden", 30), ("Nilai", 30), ("Mutu", 30)]
    table(word, "Setiap jenis layanan", heads, "services", [f"{{{{ row[{at}] }}}}" for at in range(4)])
    line(word, "{%p endif %}")


def _analysis(word: Word) -> None:
    page_break(word)
    word.add_heading("BAB IV Analisis", 1)
    for title, key in (("Nilai tertinggi", "strong"), ("Yang perlu didahulukan", "weak")):
        word.add_heading(title, 2)
        each(word, "one", key, "{{ one }}", bullets=True)
    each(word, "sentence", "order_words", "{{ sentence }}")
    word.add_heading("Rencana tindak lanjut", 2)
    line(word, "{%p if plan %}")
    heads = [
        ("No.", 10),
        ("Prioritas unsur", 35),
        ("Program atau kegiatan", 65),
        ("Waktu", 25),
        ("Penanggung jawab", 35),
    ]
    cells = ["{{ row.number }}", "{{ row.element }}", "{{ row.title }}", "{{ row.when }}", "{{ row.owner }}"]
    table(word, "Rencana tindak lanjut", heads, "plan", cells)
    line(word, "{%p else %}")
    line(word, "Belum ada tindak lanjut yang dicatat ketika laporan ini dibuat.")
    line(word, "{%p endif %}")
    word.add_heading("Tren nilai", 2)
    heads = [("Periode", 60), ("Nilai", 25), ("Catatan", 85)]
    table(word, "Tren nilai", heads, "trend", ["{{ row.name }}", "{{ row.value }}", "{{ row.cut }}"])
    each(word, "sentence", "trend_words", "{{ sentence }}")
    word.add_heading("BAB V Kesimpulan", 1)
    each(word, "sentence", "conclusion", "{{ sentence }}")


def _appendices(word: Word) -> None:
    page_break(word)
    word.add_heading("Lampiran 1. Kuesioner", 1)
    line(word, "{%p for block in questions %}")
    word.add_heading("{{ block.title }}", 2)
    heads = [("No.", 12), ("Pertanyaan", 80), ("Pilihan jawaban", 78)]
    table(word, "Kuesioner", heads, "block.rows", ["{{ row.number }}", "{{ row.text }}", "{{ row.points }}"])
    line(word, "{%p endfor %}")
    each(word, "one", "own", "{{ one.text }} {{ one.choices|join('; ') }}")
    word.add_heading("Lampiran 2. Jawaban setiap responden", 1)
    line(word, "Setiap jawaban yang dihitung, dengan urutan diacak dan tanpa identitas.")
    line(word, "{%p for one in matrices %}")
    line(word, "Urutan angka: nomor, lalu {{ one.head }}.", size=8.5)
    heads = [("Lajur A", 43), ("Lajur B", 43), ("Lajur C", 42), ("Lajur D", 42)]
    made = table(
        word, "Jawaban setiap responden", heads, "one.lines", [f"{{{{ row[{at}] }}}}" for at in range(4)]
    )
    for cell in made.rows[2].cells:
        for run in cell.paragraphs[0].runs:
            run.font.name = "Courier New"
    line(word, "{%p endfor %}")
    word.add_heading("Lampiran 3. Jawaban yang tidak dihitung", 1)
    table(
        word,
        "Jawaban yang dikeluarkan",
        [("Alasan", 130), ("Jawaban", 40)],
        "excluded",
        ["{{ row[0] }}", "{{ row[1] }}"],
    )
    line(word, "Terlambat, datang sesudah survei ditutup: {{ late }}.")
    word.add_heading("Lampiran 4. Dokumentasi publikasi", 1)
    heads = [("Media", 45), ("Tempat atau alamat", 90), ("Tanggal", 35)]
    table(word, "Dokumentasi publikasi", heads, "told", [f"{{{{ row[{at}] }}}}" for at in range(3)])
    word.add_heading("Lampiran 5. Laporan tindak lanjut periode sebelumnya", 1)
    line(word, "{%p if earlier %}")
    line(word, "Periode {{ earlier_period }}.")
    heads = [("No.", 10), ("Rencana", 60), ("Waktu", 25), ("Keadaan", 37), ("Bukti atau hambatan", 38)]
    cells = [
        "{{ row.number }}",
        "{{ row.element }}: {{ row.title }}",
        "{{ row.when }}",
        "{{ row.fate }}",
        "{{ row.proof }}",
    ]
    table(word, "Tindak lanjut periode sebelumnya", heads, "earlier", cells)
    line(word, "{%p else %}")
    line(word, "Tidak ada tindak lanjut periode sebelumnya yang tercatat di sini.")
    line(word, "{%p endif %}")
    line(word, "{%p if progress %}")
    word.add_heading("Rencana periode ini, keadaannya ketika laporan dibuat", 2)
    table(word, "Tindak lanjut periode ini", heads, "progress", cells)
    line(word, "{%p endif %}")
    word.add_heading("Lampiran 6. Cara menghitung, dengan kata biasa", 1)
    each(word, "one", "method", "{{ one }}", bullets=True)
    each(word, "one", "notes", "{{ one }}", bullets=True, size=8.5)
    line(word, "{{ review }}", size=8.5)
    word.add_heading("Lampiran 7. Memeriksa laporan ini", 1)
    line(word, "{%p if address %}")
    line(word, "Hasil ini dapat dilihat di {{ address }}")
    line(word, "{{ code }}")
    line(word, "{%p endif %}")
    line(word, "{{ result }}", size=8.5)
    line(word, "Sidik instrumen (SHA-256): {{ hash }}", size=8.5)
