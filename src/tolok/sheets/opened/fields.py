"""The fields of the open data, in both languages: for the metadata of variables and for the reference."""

from dataclasses import dataclass

from tolok.rules.texts import Text

NO_UNIT = Text("–", "–")


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name (``{}`` stands for a key of the instrument), what it holds, kind, unit and allowed values."""

    name: str
    about: Text
    kind: str = "string"
    unit: Text = NO_UNIT
    domain: str = ""


POINTS = Text("poin skala 0–5", "points on the scale 0–5")
PEOPLE = Text("orang", "people")

WHERE = (
    Field("office_code", Text("kode wilayah atau kode instansi", "region code or code of the office")),
    Field("office", Text("nama instansi penyelenggara evaluasi", "name of the office that evaluated")),
    Field("cycle", Text("nama siklus evaluasi", "name of the cycle of evaluation")),
    Field("year", Text("tahun siklus", "year of the cycle"), "integer", Text("tahun", "year")),
    Field(
        "result",
        Text("nomor hasil; koreksi mendapat nomor baru", "number of the result; a correction gets a new one"),
        "integer",
        domain="≥ 1",
    ),
    Field("unit", Text("kode unit yang tidak pernah berubah", "code of the unit, which never changes")),
    Field("unit_name", Text("nama unit pada hari hasil dikunci", "name of the unit on the day of the lock")),
    Field("unit_kind", Text("jenis unit", "kind of unit")),
    Field("instrument", Text("kode paket instrumen", "id of the instrument pack")),
)
RESULT = (
    *WHERE,
    Field("aspect_{}", Text("nilai aspek", "value of the aspect"), "decimal", POINTS, "0–5"),
    Field("{}", Text("nilai formulir (f02 evaluator, f03 pengguna)", "value of the form (f02 evaluators, f03 users)"), "decimal", POINTS, "0–5"),
    Field("index", Text("indeks tanpa pembulatan", "index, not rounded"), "decimal", POINTS, "0–5"),
    Field("published", Text("indeks sebagaimana diumumkan", "index as published"), "decimal", POINTS, "0–5"),
    Field("converted", Text("indeks pada skala 0–100, tanpa pembulatan", "index on the scale 0–100, not rounded"), "decimal", Text("poin skala 0–100", "points on the scale 0–100"), "0–100"),
    Field("category", Text("huruf kategori", "letter of the category"), domain="A, A-, B, B-, C, C-, D, E, F"),
    Field("category_word", Text("nama kategori", "name of the category in Indonesian")),
    Field("category_word_en", Text("nama kategori dalam bahasa Inggris", "name of the category in English")),
    Field("interval_low", Text("batas bawah selang 95 %", "lower limit of the 95 % interval"), "decimal", POINTS, "0–5"),
    Field("interval_high", Text("batas atas selang 95 %", "upper limit of the 95 % interval"), "decimal", POINTS, "0–5"),
    Field("category_probability", Text("peluang bahwa kategori ini yang sebenarnya", "probability that this is the true category"), "decimal", domain="0–1"),
    Field("rank_best", Text("tempat terbaik yang mungkin", "best possible place"), "integer", domain="≥ 1"),
    Field("rank_worst", Text("tempat terburuk yang mungkin", "worst possible place"), "integer", domain="≥ 1"),
    Field("respondents", Text("jumlah pengguna yang menjawab", "users who answered"), "integer", PEOPLE, "≥ 0"),
    Field("unanswered_indicators", Text("indikator yang belum dinilai", "indicators that nobody judged"), "integer", domain="≥ 0"),
    Field("withheld", Text("mengapa angka ditahan", "why figures are withheld"), domain="too_few_respondents"),
)  # fmt: skip
INDICATOR = (
    *WHERE,
    Field("indicator", Text("kode indikator dalam instrumen", "code of the indicator in the instrument")),
    Field("indicator_title", Text("judul indikator", "title of the indicator in Indonesian")),
    Field("indicator_title_en", Text("judul indikator dalam bahasa Inggris", "title of the indicator in English")),
    Field("aspect", Text("aspek; kosong untuk indikator tambahan", "aspect; empty for a supplementary indicator")),
    Field("weight_in_aspect", Text("bobot dalam aspek", "weight in the aspect"), "decimal", Text("persen", "per cent"), "0–100"),
    Field("level", Text("level akhir; kosong bila belum dinilai", "final level; empty where nobody judged"), "integer", Text("level", "level"), "0–5"),
    Field("applies", Text("apakah indikator berlaku bagi unit", "whether the indicator applies to the unit"), "boolean", domain="true, false"),
)  # fmt: skip
