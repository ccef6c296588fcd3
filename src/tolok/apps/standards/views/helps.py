"""What belongs in each component, in one sentence."""

from collections.abc import Mapping

from tolok.rules.texts import Text

HELPS: Mapping[str, Text] = {
    "A1": Text(
        "Dokumen atau keadaan yang harus dipenuhi, siapa yang menerbitkan, dan kapan berlaku.",
        "Papers or conditions an applicant must meet, who issues them, and when they apply.",
    ),
    "A2": Text(
        "Langkah dari datang sampai selesai: siapa melakukan apa, hasilnya, dan paling lama berapa.",
        "The steps from arrival to the end: who does what, what comes of it, how long at most.",
    ),
    "A3": Text(
        "Paling lama berapa, dihitung sejak kapan. Jam buka ditulis di profil unit, bukan di sini.",
        "How long at most, counted from when. Opening hours belong to the unit's profile, not here.",
    ),
    "A4": Text(
        "Gratis, tarif, atau cara menghitungnya, dengan dasar hukumnya.",
        "Free, a price, or how it is worked out, with its legal basis.",
    ),
    "A5": Text(
        "Yang diterima pemohon, dan berapa lama berlaku.", "What the applicant gets, and how long it holds."
    ),
    "A6": Text(
        "Tempat mengadu dan memberi masukan, dengan janji kapan dijawab.",
        "Where to complain and suggest, with the promise when it is answered.",
    ),
    "B7": Text(
        "Peraturan yang mendasari layanan, statusnya, dan wilayah berlakunya.",
        "The laws the service rests on, their status, and where they hold.",
    ),
    "B8": Text(
        "Ruang, peralatan, dan fasilitas bagi pengguna, termasuk bagi penyandang disabilitas.",
        "Rooms, equipment and facilities for users, also for persons with disabilities.",
    ),
    "B9": Text(
        "Pendidikan, pelatihan, dan keterampilan yang harus dimiliki pelaksana.",
        "Education, training and skills that staff must have.",
    ),
    "B10": Text("Siapa mengawasi, dengan cara apa, berapa sering.", "Who supervises, how, and how often."),
    "B11": Text(
        "Berapa orang yang menjalankan layanan ini: tulis tiap peran dengan jumlahnya, atau cukup jumlah seluruhnya.",
        "How many people run this service: each role with its number, or only the number of all.",
    ),
    "B12": Text(
        "Janji bahwa layanan sesuai standar, dan apa yang diterima pengguna bila tidak ditepati.",
        "The promise that the standard is kept, and what a user gets when it is not.",
    ),
    "B13": Text(
        "Perlindungan keselamatan pengguna dan keamanan data serta berkasnya.",
        "Protection of users' safety and of their data and papers.",
    ),
    "B14": Text(
        "Cara dan jadwal menilai kinerja pelaksana, serta alat ukurnya.",
        "How and when the performance of staff is judged, and by what measure.",
    ),
}
