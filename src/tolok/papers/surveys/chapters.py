"""The sentences of a survey report: why it was held, how it was asked, what comes of it, in plain words."""

from fractions import Fraction

from tolok.papers.surveys.blocks import MEAN_PLACES, index_of
from tolok.papers.surveys.values import SurveyReportValues
from tolok.papers.wording import capital, shown
from tolok.rules.days import day_first
from tolok.rules.numbers import comma
from tolok.rules.questionnaires.block_lowest import Lowest, order_of
from tolok.rules.surveys.integrity_results import IntegrityOutcome
from tolok.rules.surveys.response import Fate, rates, together
from tolok.rules.surveys.results import SurveyOutcome
from tolok.rules.texts import ProblemsError


def preface(values: SurveyReportValues) -> list[str]:
    """Kata pengantar."""
    return [
        f"Laporan ini memuat hasil {values.questionnaire.title.id} pada {values.name}, {values.office}, periode "
        f"{values.period}. Survei ini mendengarkan pengguna layanan dan menjadi dasar perbaikan yang dapat ditagih.",
        f"Terima kasih kepada {comma(values.n)} pengguna layanan yang meluangkan waktu untuk menjawab, dan kepada petugas "
        "yang menjaga agar setiap orang dapat menjawab dengan bebas. Tidak ada nama dan identitas yang dikumpulkan.",
        "Setiap angka di laporan ini dapat dihitung ulang dari lampirannya. Apa yang belum pasti ditulis belum pasti.",
    ]


def background(values: SurveyReportValues) -> list[str]:
    """Latar belakang."""
    return [
        "Penyelenggara pelayanan publik wajib mengevaluasi layanannya secara berkala dan melibatkan masyarakat dalam "
        "evaluasi itu. Survei kepada pengguna adalah cara yang paling langsung: yang menilai adalah yang dilayani.",
        f"{values.unit} menyelenggarakan survei ini untuk layanan pada periode {values.period}.",
    ]


def aims(values: SurveyReportValues) -> list[str]:
    """Maksud dan tujuan."""
    return [
        f"Mengetahui penilaian pengguna atas setiap unsur layanan {values.name}.",
        "Menentukan unsur yang didahulukan untuk diperbaiki, dengan penanggung jawab dan waktunya.",
        "Memberi tahu masyarakat apa hasilnya dan apa yang dilakukan sesudahnya.",
    ]


def conduct(values: SurveyReportValues) -> list[list[str]]:
    """Pelaksana, metode, lokasi, waktu."""
    ways = ", ".join(f"{way.name} ({way.answered})" for way in values.ways) or "tidak tercatat"
    return [
        ["Pelaksana", f"{values.unit}, {values.office} (dilaksanakan sendiri)"],
        ["Metode", "Kuesioner yang diisi sendiri oleh pengguna, tanpa nama dan tanpa akun"],
        ["Cara menjawab", ways],
        ["Lokasi", values.service or f"Semua layanan {values.unit}"],
        ["Waktu", f"Dibuka {day_first(values.opened)} sampai {day_first(values.closed)}"],
        ["Periode yang dinilai", values.period],
    ]


def respondents(values: SurveyReportValues) -> list[str]:
    """Penentuan jumlah responden, and what became of it."""
    found = [f"Target {comma(values.target)} responden, menurut {values.target_rule}."]
    if values.population:
        source = f" ({values.population_source})" if values.population_source else ""
        found[0] = (
            f"Pengguna layanan pada periode sebelumnya {comma(values.population)} orang{source}. {found[0]} Bila "
            "pengambilannya acak, hasil dari jumlah itu mewakili semua pengguna."
        )
    found.append(
        f"{comma(values.n)} jawaban dihitung, {comma(Fraction(100 * values.n, values.target), 0)} % dari target; mutu diberikan "
        f"mulai {comma(values.minimum)} jawaban."
    )
    return [*found, _response(values), _left_out(values)]


def _response(values: SurveyReportValues) -> str:
    fates = {
        way.name: Fate(way.invited, None, way.completed, refused=way.refused or 0) for way in values.ways
    }
    if not fates:
        return ""
    try:
        return rates(together(fates)).words.id
    except ProblemsError as error:
        return " ".join(problem.say("id") for problem in error.problems)


def _left_out(values: SurveyReportValues) -> str:
    out = sum(n for _, n in values.excluded)
    if not out and not values.late:
        return "Tidak ada jawaban yang dikeluarkan dan tidak ada yang terlambat."
    return (
        f"Tidak dihitung: {comma(out)} jawaban yang dikeluarkan dengan alasan dan {comma(values.late)} yang datang "
        "sesudah survei ditutup; lihat lampiran."
    )


def standing(values: SurveyReportValues) -> tuple[list[str], list[str], list[str]]:
    """Strengths, weaknesses, and how sure their order is."""
    strong, weak, words = [], [], []
    for block in values.questionnaire.blocks:
        tally = values.tallies.get(block.key)
        if tally is None or block.key not in values.outcomes:
            continue
        order = order_of(block, tally, values.population)
        strong += [_said(one) for one in order.best]
        weak += [_said(one) for one in order.first]
        words.append(order.words.id)
    return strong, weak, words


def _said(one: Lowest) -> str:
    return f"{capital(one.item.name.id)}: {shown(one.mean, MEAN_PLACES)} ({comma(one.n)} jawaban)"


def conclusion(values: SurveyReportValues) -> list[str]:
    """Kesimpulan dan saran."""
    found = []
    for block in values.questionnaire.blocks:
        outcome, tally = values.outcomes.get(block.key), values.tallies.get(block.key)
        if outcome is None or tally is None:
            continue
        index = index_of(block, outcome)
        grade = f", mutu {index.grade.letter} ({index.grade.word.id})" if index.grade else ", tanpa mutu"
        found.append(
            f"{index.name} {values.name} periode {values.period} adalah {index.printed}"
            f"{'' if isinstance(outcome, IntegrityOutcome) else grade}, dari {comma(tally.n)} responden."
        )
    _, weak, _ = standing(values)
    if weak:
        found.append(f"Yang perlu didahulukan: {'; '.join(weak)}.")
    if values.plan:
        found.append(
            f"{comma(len(values.plan))} tindak lanjut direncanakan, masing-masing dengan waktu dan penanggung jawab."
        )
    else:
        found.append("Rencana tindak lanjut belum dicatat ketika laporan ini dibuat.")
    return found


def method(values: SurveyReportValues) -> list[str]:
    """How the numbers come about, for readers who never computed one."""
    found = [
        "Setiap orang memberi angka pada setiap pertanyaan. Angka semua orang untuk satu unsur dijumlahkan lalu dibagi "
        "banyaknya jawaban; hasilnya rata-rata unsur itu. Pertanyaan yang dilewati tidak dihitung nol.",
    ]
    if any(isinstance(one, SurveyOutcome) for one in values.outcomes.values()):
        found.append(
            "Semua unsur berbobot sama. Rata-rata unsur dikali bobotnya, dijumlahkan, lalu dikali 25 sehingga menjadi 25 "
            "sampai 100. Mutunya dibaca dari tabel aturan."
        )
    if any(isinstance(one, IntegrityOutcome) for one in values.outcomes.values()):
        found.append(
            "Nilai 1 sampai 6 dirata-ratakan lalu dikonversi ke skala indeks dengan cara yang disebut di hasil."
        )
    return [
        *found,
        "Angka dihitung utuh dan dibulatkan sekali, di akhir.",
        "Yang menjawab hanya sebagian pengguna, jadi nilai sebenarnya bisa sedikit lain. Selang 95 % menunjukkan seberapa "
        "jauh: bila survei serupa diulang berkali-kali, kira-kira 19 dari 20 selangnya memuat nilai sebenarnya.",
        "Kelompok dengan kurang dari lima orang ditahan, bersama angka lain yang dapat membocorkannya.",
        "Jawaban hanya dikeluarkan oleh orang, dengan alasan tertulis, tidak pernah otomatis.",
    ]
