"""Why a file or a link is not taken, in words."""

from tolok.rules.texts import Problem, ProblemsError, Text


def refused(text: Text, key: str = "file") -> ProblemsError:
    """The error for one thing that is not taken; `key` names the field at fault."""
    return ProblemsError([Problem(text, key=key)])


def words(text: Text) -> dict[str, str]:
    """A text as a row keeps it."""
    return {"id": text.id, "en": text.en}


EMPTY = Text(
    "Berkas ini kosong. Pilih berkas yang ada isinya.", "This file is empty. Choose one with content."
)
TOO_LARGE = Text(
    "Berkas ini {size} MB; paling besar {limit} MB. Perkecil, atau bagi menjadi beberapa berkas.",
    "This file has {size} MB; the most is {limit} MB. Make it smaller, or split it.",
)
LIBRARY_FULL = Text(
    "Pustaka bukti unit ini sudah penuh ({limit}). Mintalah pengelola menaikkan batasnya.",
    "The evidence library of this unit is full ({limit}). Ask the administrator to raise the limit.",
)
TOO_MANY_UPLOADS = Text(
    "Terlalu banyak unggahan Anda yang belum selesai. Selesaikan dulu, atau tunggu sampai besok.",
    "Too many of your uploads are unfinished. Finish them first, or wait until tomorrow.",
)
TYPE_UNKNOWN = Text(
    "Jenis berkas ini tidak diterima. Pakai PDF, JPEG, PNG, WebP, DOCX, XLSX, ODT, ODS, atau MP4.",
    "This type of file is not taken. Use PDF, JPEG, PNG, WebP, DOCX, XLSX, ODT, ODS or MP4.",
)
TYPE_DIFFERS = Text(
    "Nama berkas berakhiran .{extension}, tetapi isinya {found}. Simpan ulang dari program asalnya, lalu kirim lagi.",
    "The file name ends in .{extension}, but the content is {found}. Save it again from its program, then send it.",
)
SCRIPTABLE = Text(
    "Berkas SVG dan HTML tidak diterima karena dapat menjalankan perintah. Cetak ke PDF, lalu kirim PDF-nya.",
    "SVG and HTML files are not taken because they can run commands. Print to PDF and send that.",
)
OLD_OFFICE = Text(
    "Format Office lama atau berkas berkata sandi tidak diterima. Simpan sebagai DOCX, XLSX, atau PDF tanpa kata sandi.",
    "Old Office formats and files with a password are not taken. Save as DOCX, XLSX or PDF without a password.",
)
MACROS = Text(
    "Berkas ini berisi makro. Simpan tanpa makro (DOCX, XLSX, atau PDF), lalu kirim lagi.",
    "This file contains macros. Save it without them (DOCX, XLSX or PDF), then send it again.",
)
ARCHIVE_BOMB = Text(
    "Isi berkas ini terlalu besar setelah dibuka. Simpan ulang dari program asalnya, atau cetak ke PDF.",
    "The content of this file is too large once unpacked. Save it again from its program, or print to PDF.",
)
BROKEN = Text(
    "Berkas ini rusak atau terpotong. Buka di komputer Anda; jika terbuka, simpan ulang lalu kirim lagi.",
    "This file is damaged or cut short. Open it on your computer; if it opens, save it again and resend.",
)
TOO_MANY_PIXELS = Text(
    "Gambar ini lebih dari {limit} megapiksel. Perkecil dulu, lalu kirim lagi.",
    "This picture has more than {limit} megapixels. Make it smaller, then send it again.",
)
MOVING_PICTURE = Text(
    "Gambar bergerak tidak diterima. Kirim sebagai gambar biasa atau MP4.",
    "Moving pictures are not taken. Send a still picture or an MP4.",
)
DISK_FULL = Text(
    "Ruang simpan di server penuh. Bagian yang sudah terkirim tetap aman; hubungi pengelola, lalu lanjutkan nanti.",
    "The server has no room left. What was sent already is safe; tell the administrator and go on later.",
)
NOT_WHOLE = Text(
    "Berkas belum lengkap terkirim. Pilih berkas yang sama sekali lagi untuk melanjutkan.",
    "The file has not arrived completely. Choose the same file again to go on.",
)
HASH_DIFFERS = Text(
    "Berkas yang sampai berbeda dari yang Anda pilih. Kirim sekali lagi dari awal.",
    "What arrived differs from the file you chose. Send it once more from the start.",
)
DECLARED_BADLY = Text(
    "Keterangan berkas tidak lengkap. Muat ulang halaman, lalu pilih berkasnya lagi.",
    "What the browser says about the file is incomplete. Reload the page and choose the file again.",
)
HELD_ALREADY = Text(
    "Berkas yang sama sudah ada di pustaka ini: “{title}”. Pakai yang itu; tidak perlu mengunggah lagi.",
    "The same file is in this library already: “{title}”. Use that one; there is no need to upload again.",
)
NO_FILE = Text("Pilih berkas buktinya.", "Choose the file.")
NO_TITLE = Text("Tulis judul bukti.", "Write a title.")
BACKWARDS = Text(
    "Tanggal berakhir tidak boleh sebelum tanggal mulai.", "The last day cannot be before the first."
)
IN_FUTURE = Text("Tanggal bukti tidak boleh di masa depan.", "The day of the proof cannot be in the future.")
NO_REASON = Text(
    "Tulis alasannya: bukti tidak ditarik tanpa alasan.",
    "Write the reason: no proof is withdrawn without one.",
)
NO_WHY = Text("Tulis alasannya.", "Write the reason.")
SHARED_ALREADY = Text(
    "Berkas ini sudah ditandai dipakai bersama.", "These files are marked as shared already."
)
NOT_SHARED = Text("Berkas ini tidak ditandai dipakai bersama.", "These files are not marked as shared.")
WITHDRAWN = Text("Bukti ini sudah ditarik.", "This proof has been withdrawn.")
NOTHING_CHANGED = Text("Tidak ada yang berubah.", "Nothing changes.")
INFECTED = Text(
    "Pemeriksa virus menemukan {name}. Berkas ini dihapus; bersihkan komputer Anda sebelum mengirim lagi.",
    "The virus scanner found {name}. The file was removed; clean your computer before sending again.",
)
SCANNER_DOWN = Text(
    "Pemeriksa virus sedang tidak dapat dihubungi. Berkas Anda aman di karantina dan diperiksa lagi secara otomatis.",
    "The virus scanner cannot be reached now. Your file is safe in quarantine and will be checked again by itself.",
)
LINK_SHAPE = Text(
    "Tulis alamat lengkap yang diawali https:// atau http://.",
    "Write a whole address that begins with https:// or http://.",
)
LINK_PRIVATE = Text(
    "Alamat ini mengarah ke jaringan dalam, jadi tidak diambil. Unduh berkasnya, lalu unggah di sini.",
    "This address leads into a private network, so it is not fetched. Download the file and upload it here.",
)
LINK_DEAD = Text(
    "Alamat ini tidak dapat dibuka ({why}). Periksa alamatnya, atau unduh berkasnya lalu unggah di sini.",
    "This address cannot be opened ({why}). Check it, or download the file and upload it here.",
)
LINK_WANDERS = Text(
    "Alamat ini terlalu sering dialihkan. Pakai alamat akhirnya.",
    "This address redirects too often. Use the one where it ends.",
)
LINK_SLOW = Text(
    "Alamat ini terlalu lambat menjawab. Unduh berkasnya, lalu unggah di sini.",
    "This address answers too slowly. Download the file and upload it here.",
)
#: Why an address did not open, in the few words that LINK_DEAD holds.
NOT_FOUND = Text("alamat tidak ditemukan", "no such address")
NOT_ANSWERING = Text("tidak menjawab", "no answer")
CERTIFICATE = Text("sertifikat bermasalah", "trouble with its certificate")
CUT_OFF = Text("sambungan terputus", "the connection was cut")
UNREADABLE = Text("jawabannya tidak terbaca", "its answer cannot be read")
INSIDE = Text("mengarah ke jaringan dalam", "leads into a private network")
WANDERING = Text("terlalu sering dialihkan", "redirects too often")
MISWRITTEN = Text("alamat salah tulis", "the address is miswritten")
LINK_PAGE = Text(
    "Alamat ini halaman web, dan halaman web dapat berubah atau hilang. Buka halamannya, cetak ke PDF (Ctrl+P), lalu unggah PDF-nya.",
    "This address is a web page, and web pages change or vanish. Open it, print it to PDF (Ctrl+P) and upload the PDF.",
)
NO_PROGRAMME = Text("Pilih programnya.", "Choose the programme.")
NO_ITEM = Text("Tulis butir atau pertanyaan yang dijawab.", "Write the item or question it answers.")
NO_YEAR = Text("Tulis tahun, misalnya 2026.", "Write a year, such as 2026.")
