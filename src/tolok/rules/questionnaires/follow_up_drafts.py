"""What offices usually do about an element that came out low: a draft for its line in the follow-up plan.

Ours, not of any rule: a plan is written by those who know the counter. A draft only says what kind of thing is meant.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tolok.rules.questionnaires.values import Item
from tolok.rules.texts import Text
from tolok.rules.wording import fill


@dataclass(frozen=True, slots=True)
class Draft:
    """What is promised, and how one sees that it is done."""

    title: Text
    measure: Text


def draft_for(item: Item) -> Draft:
    """The draft for one item of a questionnaire; a general one where there is none of its own."""
    found = DRAFTS.get(item.element)
    return found or Draft(fill(GENERAL.title, name=item.name), GENERAL.measure)


GENERAL = Draft(
    Text("Memperbaiki {name}", "Improve {name}"),
    Text(
        "Perbaikannya terlihat di loket dan nilainya naik pada survei berikutnya.",
        "The improvement is seen at the counter and the value is higher in the next survey.",
    ),
)
DRAFTS: Mapping[str, Draft] = MappingProxyType(
    {
        "persyaratan": Draft(
            Text(
                "Meninjau ulang persyaratan layanan dan memasangnya di loket dan situs",
                "Review what is required and show it at the counter and on the website",
            ),
            Text("Daftar persyaratan terbaru terpasang di loket dan situs.", "The new list hangs at the counter and on the website."),
        ),
        "prosedur": Draft(
            Text("Memangkas satu langkah dari alur layanan dan memasang alurnya", "Cut one step of the procedure and show the steps"),
            Text("Alur baru ditetapkan dan terpasang di ruang layanan.", "The new steps are decided and hang in the service room."),
        ),
        "waktu": Draft(
            Text("Mencatat lama layanan setiap hari dan memperbaiki bagian yang paling lama", "Log service times daily and mend the slowest part"),
            Text("Sembilan dari sepuluh layanan selesai dalam waktu yang dijanjikan.", "Nine of ten services are done within the promised time."),
        ),
        "biaya": Draft(
            Text("Memasang tarif resmi dan cara membayarnya di setiap loket", "Show the official charges and how to pay at every counter"),
            Text("Tarif terpasang di setiap loket; tidak ada pungutan di luar tarif.", "Charges hang at every counter; nothing else is asked."),
        ),
        "produk": Draft(
            Text("Memeriksa hasil layanan sebelum diserahkan, dengan daftar periksa", "Check results by a list before handing them over"),
            Text("Hasil yang harus diperbaiki turun menjadi paling banyak satu dari seratus.", "At most one in a hundred results has to be redone."),
        ),
        "kompetensi": Draft(
            Text("Melatih petugas loket tentang layanan yang paling sering ditanyakan", "Train counter staff on the services asked for most"),
            Text("Semua petugas loket mengikuti pelatihan dan lulus uji singkat.", "All counter staff attend and pass a short test."),
        ),
        "perilaku": Draft(
            Text("Menyepakati sapaan dan cara melayani, lalu mengamatinya setiap bulan", "Agree on how people are greeted and served, and observe it monthly"),
            Text("Pengamatan bulanan dicatat; keluhan tentang sikap petugas berkurang.", "Monthly observations are logged; complaints about manners fall."),
        ),
        "pengaduan": Draft(
            Text("Menunjuk petugas pengaduan dan menjawab setiap pengaduan dalam lima hari kerja", "Name a complaints officer and answer within five working days"),
            Text("Semua pengaduan dicatat dan dijawab dalam lima hari kerja.", "All complaints are logged and answered within five working days."),
        ),
        "sarpras": Draft(
            Text("Memperbaiki ruang tunggu: kursi, jalur kursi roda, dan air minum", "Mend the waiting room: seats, a way for wheelchairs, water"),
            Text("Perbaikan selesai dan difoto sebelum dan sesudahnya.", "The work is done and photographed before and after."),
        ),
    }
)  # fmt: skip
