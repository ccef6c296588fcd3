"""Invented F-01 answers that lead to about a wanted level, users' ratings, and levels of evaluators."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random

from tolok.apps.evaluation.selectors.proposals import proposed
from tolok.rules.instruments.values import Form, Indicator, Instrument, Question

Answers = dict[str, object]
#: Draws among which the answers nearest to the wanted level are taken.
DRAWS = 40
SENTENCES = (
    "Data per akhir triwulan lalu; berkasnya ada di pustaka bukti.",
    "Disusun bersama pengguna layanan dan diperbarui tahun ini.",
    "Berlaku untuk semua loket, termasuk layanan keliling.",
    "Foto diambil pada jam layanan.",
)

#: What is written where a question asks for words of its own.
WORDS: Mapping[str, str] = {
    "survey_period": "semester lalu",
    "innovation_title": "Antrean dari rumah",
    "innovation_initiative": "Usul petugas loket, disusun bersama warga",
    "service_time_forms_named": "layanan malam setiap Rabu",
    "access_conditions_named": "dapat dibuka dari ponsel lama",
    "interaction_named": "percakapan daring pada jam kerja",
    "security_features_named": "kode sekali pakai",
    "visual_elements_named": "huruf besar",
    "other_online_media_named": "siaran pesan singkat",
}


def level_for(quality: float, random: Random) -> int:
    """A level from 0 to 5 that a unit of this quality would have."""
    return min(max(round(random.gauss(0.9 + 4.3 * quality, 0.6)), 0), 5)


def answers_for(indicator: Indicator, wanted: int, day: date, random: Random) -> Answers:
    """Answers whose proposed level is as near to `wanted` as some draws came."""
    best: Answers = {}
    nearest = 99
    for _ in range(DRAWS):
        drawn = {
            question.key: value
            for question in indicator.questions
            if (value := _value(question, wanted / 5, day, random)) != ""
        }
        found = _proposed(indicator, drawn)
        away = 6 if found is None else abs(found - wanted)
        if away < nearest:
            best, nearest = drawn, away
        if not nearest:
            break
    return best


def _proposed(indicator: Indicator, drawn: Answers) -> int | None:
    found = proposed(indicator, drawn)
    return found.level if found else None


def _value(question: Question, share: float, day: date, random: Random) -> object:
    # a little wider than the level wants, so that all levels come up among the draws
    chance = min(max(share + random.uniform(-0.3, 0.3), 0.02), 0.98)
    if question.kind == "yesno":
        return random.random() < chance
    if question.kind == "many":
        return [option.key for option in question.options if random.random() < chance]
    if question.kind == "one":
        return random.choice(question.options).key
    if question.kind in ("percent", "index"):
        return str(min(100, max(0, round(random.gauss(100 * chance, 12)))))
    if question.kind == "number":
        return str(
            random.choice((1, 2, 3, 4, 5, 6, 8, 10, 12)) if random.random() < 0.7 else round(100 * chance)
        )
    if question.kind == "date":
        return (day - timedelta(days=random.randint(20, 600))).isoformat()
    return WORDS.get(question.key, random.choice(SENTENCES))


def ratings(form: Form, quality: float, count: int, random: Random) -> Iterator[Mapping[str, int]]:
    """What `count` users ticked; one answer in a hundred stays empty, as on paper."""
    low, high = int(form.low), int(form.high)
    for _ in range(count):
        mood = random.gauss(2.7 + 2 * quality, 0.5)
        yield {
            item.code: min(max(round(random.gauss(mood, 0.6)), max(low, 1)), high)
            for item in form.items
            if random.random() > 0.01
        }


def judged(
    instrument: Instrument, claimed: Mapping[str, int | None], random: Random, strict: float
) -> dict[str, int]:
    """What an evaluator gives: mostly what was proposed, sometimes one level less, rarely one more."""
    levels = {}
    for code, scale in instrument.scales.items():
        start = claimed.get(code)
        middle = 3 if start is None else start
        draw = random.random()
        step = -1 if draw < strict else 1 if draw > 0.97 else 0
        levels[code] = min(max(middle + step, scale[0]), scale[-1])
    return levels
