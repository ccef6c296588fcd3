"""The files inside the package of a cycle: their names, columns and the words they begin with."""

import re
from typing import Final

FORMAT: Final = "tolok-cycle"
VERSION: Final = 1

MANIFEST, RESULTS, SUMS, README = "cycle.json", "results.json", "sha256sums.txt", "README.txt"
UNITS, LEVELS, RESPONDENTS, PROOFS = "units.csv", "levels.csv", "respondents.csv", "proofs.csv"
#: Every file that must be there, besides at least one pack.
REQUIRED = (README, MANIFEST, LEVELS, PROOFS, RESPONDENTS, RESULTS, SUMS, UNITS)
PACK = re.compile(r"packs/([a-z0-9][a-z0-9-]{0,79})/([a-z0-9][a-z0-9_-]{0,79}\.toml)", re.ASCII)

UNIT_COLUMNS = ("unit", "name", "kind", "pack")
LEVEL_COLUMNS = ("unit", "indicator")
LEVEL_ENDS = ("moderated", "decided", "settled", "how")
MOMENTS = ("n", "s", "c", "ss", "sc", "cc")
RESPONDENT_COLUMNS = ("unit", "form", *MOMENTS, "value", "respondents")
PROOF_COLUMNS = ("unit", "indicator", "title", "version", "sha256", "size")
#: Seats that can judge one indicator.
MOST_SEATS = 20

README_TEXT = """\
PAKET SIKLUS PEKPPP / PACKAGE OF A PEKPPP CYCLE

Bahasa Indonesia
----------------
Paket ini memuat satu siklus penilaian yang sudah dikunci: semua masukan, instrumen yang dipakai, dan hasilnya. Setiap
angka dapat dihitung ulang tanpa server dan tanpa basis data:

    tolok verify PAKET.zip

cycle.json        siklus apa, hasil nomor berapa, dikunci peran siapa, instrumen mana
packs/            instrumen sebagaimana dibekukan saat siklus dibuka
units.csv         unit yang dinilai
levels.csv        level dari setiap kursi penilai (bernomor, tanpa nama), moderasi, sanggah, dan level akhir
respondents.csv   jumlah-jumlah jawaban pengguna; tidak ada jawaban perorangan
results.json      hasil setiap unit dalam pecahan pasti
proofs.csv        sidik SHA-256 setiap versi bukti; berkas buktinya tidak ada di sini
sha256sums.txt    sidik SHA-256 setiap berkas lain di paket ini (sha256sum -c sha256sums.txt)

Sel CSV yang bisa dibaca sebagai rumus diawali tanda petik tunggal. Sel kosong berarti tidak ada, bukan nol.

English
-------
This package holds one locked cycle of evaluation: all inputs, the instruments that were used, and the results. Every
number can be computed again without a server and without a database:

    tolok verify PACKAGE.zip

cycle.json        which cycle, which result, locked in which roles, by which instruments
packs/            the instruments as they were frozen when the cycle was opened
units.csv         the units that were judged
levels.csv        the level of every evaluator's seat (numbered, no names), moderation, objection, and the final level
respondents.csv   sums of users' answers; no answer of a single person
results.json      the result of every unit in exact fractions
proofs.csv        SHA-256 of every version of proof; the files themselves are not in here
sha256sums.txt    SHA-256 of every other file of this package (sha256sum -c sha256sums.txt)

A CSV cell that could be read as a formula starts with an apostrophe. An empty cell means absent, not zero.
"""
