"""Why a measurement or a visit is refused, in words."""

from tolok.rules.texts import Text

NO_PROMISE = Text(
    "Standar ini tidak menjanjikan waktu itu; isi dulu komponen jangka waktunya.",
    "This standard promises no such time; fill its component on time first.",
)
OTHER_PROMISE = Text(
    "Versi standar ini tidak berlaku sepanjang periode. Ukur terpisah untuk setiap versi.",
    "This version of the standard was not in force throughout the period. Measure each version by itself.",
)
BACKWARDS = Text("Akhir periode tidak boleh sebelum awalnya.", "The period ends before it begins.")
IN_FUTURE = Text("Tanggal ini belum tiba.", "This day has not come yet.")
NO_SOURCE = Text("Pilih sumbernya.", "Choose the source.")
NOT_BY_THE_CLOCK = Text(
    "Hanya janji dalam menit atau jam yang dapat dihitung saat buka saja.",
    "Only a promise in minutes or hours can be counted while open.",
)
NO_HOURS = Text(
    "Jam buka unit belum diisi; isi profil unit atau hitung menurut jam dinding.",
    "The hours of the unit are not known; fill its profile or count by the clock.",
)
MEASURED_ALREADY = Text(
    "Periode ini sudah diukur dari sumber yang sama; betulkan pengukuran itu.",
    "This period was measured from the same source already; correct that measurement.",
)
NO_CASES = Text("Tidak ada permohonan yang selesai di dalamnya.", "It holds no request that was finished.")
PROOF_ELSEWHERE = Text("Pilih bukti dari pustaka unit ini.", "Choose a proof from the library of this unit.")
NO_REASON = Text(
    "Tulis alasannya: perubahan tanpa alasan tidak disimpan.",
    "Write the reason: a change without one is not kept.",
)
GONE = Text(
    "Catatan ini sudah digantikan atau ditarik; buka yang terbaru.",
    "This record was replaced or taken back; open the newest.",
)
SERVICE_ELSEWHERE = Text("Pilih layanan unit ini.", "Choose a service of this unit.")
NO_FINDING = Text("Pilih apa yang ditemukan.", "Choose what was found.")
HOURS_UNKNOWN = Text(
    "Jam yang diumumkan untuk saat itu tidak diketahui Tolok. Pilih apa yang tertulis di sana.",
    "The published hours of that moment are not known. Choose what was written there.",
)
EARLY = Text("Selesai sebelum periode ini.", "It was finished before this period.")
LATE = Text("Selesai sesudah periode ini.", "It was finished after this period.")
BEFORE_IN_FORCE = Text(
    "Dimulai sebelum versi standar ini berlaku; janji yang lain berlaku saat itu.",
    "It began before this version took force; another promise held then.",
)
STALE = Text(
    "Hasil ini sudah lebih dari sehari. Tempel tabelnya sekali lagi.",
    "This result is more than a day old. Paste the table once more.",
)
MEASUREMENT_ELSEWHERE = Text(
    "Pilih pengukuran layanan ini yang masih berlaku.", "Choose a measurement of this service that stands."
)
