"""What was understood of one component's words, and what a person has to look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Reading:
    """One component as read: `parts` are fields of Standard, empty when the words stay as they are."""

    parts: Mapping[str, Any]
    words: str = ""
    doubts: tuple[Text, ...] = ()

    @property
    def structured(self) -> bool:
        """Whether it became more than words."""
        return bool(self.parts)


#: Characters of a line that are shown where it is doubted.
DOUBTED = 60
NESTED = Text(
    "Ada daftar di dalam daftar; kata-katanya disimpan apa adanya.",
    "There is a list within a list; its words are kept as they are.",
)
NO_ACTOR = Text(
    "Pelaku langkah “{line}” tidak dikenali; prosedurnya disimpan apa adanya.",
    "Who does the step “{line}” is not recognised; the procedure is kept as it is.",
)
NO_START = Text(
    "Sejak kapan waktu dihitung tidak disebut; dibaca sejak berkas lengkap.",
    "From when the time is counted is not said; read as from when the file is complete.",
)
KIND_OF_DAYS = Text(
    "“Hari” saja: hari kerja atau hari kalender? Disimpan apa adanya.",
    "Just “days”: working days or calendar days? Kept as it is.",
)
HOURS_IN_LIMIT = Text(
    "Jam buka tertulis di dalam jangka waktu; pindahkan ke jam layanan. Disimpan apa adanya.",
    "Opening hours stand inside the time limit; move them to the hours. Kept as it is.",
)
SEVERAL_TIMES = Text(
    "Ada beberapa jangka waktu; disimpan apa adanya.", "There are several times; kept as it is."
)
ABOUT_TIME = Text(
    "“Kurang lebih” bukan batas waktu; tulis paling lama berapa. Disimpan apa adanya.",
    "“About” is no time limit; write the longest time. Kept as it is.",
)
TIME_UNREAD = Text(
    "Jangka waktu ini tidak dapat diuraikan; disimpan apa adanya.",
    "This time cannot be taken apart; kept as it is.",
)
FREE_AND_PRICE = Text(
    "Tertulis gratis dan juga tarif; disimpan apa adanya sampai Anda memutuskan.",
    "It says free and also names a price; kept as it is until you decide.",
)
PRICE_UNREAD = Text(
    "Tarif ini tidak dapat diuraikan; disimpan apa adanya.",
    "This price cannot be taken apart; kept as it is.",
)
NO_BASIS = Text("Tarif tanpa dasar hukum.", "A price without its legal basis.")
NO_CHANNEL = Text(
    "“{line}” tidak dikenali sebagai saluran pengaduan; disimpan apa adanya.",
    "“{line}” is not recognised as a complaint channel; kept as it is.",
)
NO_RESPONSE_TIME = Text(
    "Waktu tanggap pengaduan tidak disebut.", "How fast complaints are answered is not said."
)
NO_LAW = Text(
    "“{line}” tidak dikenali sebagai dasar hukum; disimpan apa adanya.",
    "“{line}” is not recognised as a law; kept as it is.",
)
