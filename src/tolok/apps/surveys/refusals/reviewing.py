"""Why a reviewer's change is refused, in words."""

from tolok.rules.texts import Text

NO_THEME = Text("Pilih sedikitnya satu tema dari daftar.", "Choose at least one theme of the list.")
NOT_CORRECTED = Text(
    "Tema komentar ini belum pernah dibetulkan.", "Nobody corrected the themes of this comment."
)
NOTHING_CHOSEN = Text("Centang sedikitnya satu jawaban.", "Tick at least one answer.")
NOWHERE = Text("Pilih ke mana keluhan ini diteruskan.", "Choose where this complaint was handed over to.")
