"""Why components are not carried from one standard to another, in words."""

from tolok.rules.texts import Text

NOTHING_CHOSEN = Text("Centang sedikitnya satu komponen.", "Tick at least one component.")
NO_DRAFT_CHOSEN = Text("Centang sedikitnya satu layanan.", "Tick at least one service.")
SOURCE_CHANGED = Text(
    "Isi yang akan disalin berubah sejak halaman ini dibuka. Periksa sekali lagi, lalu salin.",
    "What is to be copied changed since this page was opened. Look at it once more, then copy it.",
)
ELSEWHERE = Text("Pilih layanan dari unit ini.", "Choose a service of this unit.")
SAYS_NOTHING = Text("Komponen ini kosong di sumbernya.", "This component is empty at its source.")
