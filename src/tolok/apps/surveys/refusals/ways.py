"""Why tickets, devices and sheets of paper are refused, in words."""

from tolok.rules.texts import Text

SURVEY_OVER = Text(
    "Survei ini sudah ditutup: tidak ada lagi yang dapat dibuat untuknya.",
    "This survey is closed: nothing more can be made for it.",
)
HOW_MANY = Text("Pilih 1 sampai {most} sekaligus.", "Choose 1 to {most} at once.")
EXPIRES_WRONG = Text(
    "Tiket berlaku sampai waktu yang belum lewat dan tidak sesudah survei ditutup.",
    "A ticket holds until a time that is still to come and not after the survey closes.",
)
NO_QUEUE_NUMBER = Text(
    "Ini bukan nomor antrean: paling panjang 12 tanda, berisi angka, tanpa spasi. Jangan tulis nama orang.",
    "This is no queue number: at most 12 characters with a digit, without spaces. Never write a person's name.",
)
QUEUE_TWICE = Text("Nomor antrean ini tertulis dua kali.", "This queue number is written twice.")
QUEUE_SPAN = Text(
    "Nomor pertama dan terakhir harus berpola sama, seperti A001 dan A120, dan yang terakhir tidak lebih kecil.",
    "The first and last number must have one pattern, such as A001 and A120, the last being no smaller.",
)
NO_ADDRESS = Text("Ini bukan alamat surel.", "This is no e-mail address.")
NO_MAIL = Text(
    "Surel belum dapat dikirim: server surel belum dipasang di sini. Pakai slip atau pesan WhatsApp.",
    "E-mails cannot be sent: no mail server is set up here. Use slips or WhatsApp messages.",
)
VOIDED_ALREADY = Text("Tiket ini sudah dibatalkan.", "These tickets are void already.")
DEVICE_NAME = Text(
    "Tulis di mana perangkat ini berada, paling panjang {most} huruf.",
    "Write where this device stands, in at most {most} letters.",
)
DEVICE_NAME_TAKEN = Text(
    "Sudah ada perangkat dengan nama ini. Pilih nama lain, atau cabut dulu yang lama.",
    "There is a device of this name. Choose another, or withdraw the old one first.",
)
WITHDRAWN_ALREADY = Text("Perangkat ini sudah dicabut.", "This device is withdrawn already.")
SHEET_NUMBER = Text(
    "Tulis nomor lembarnya: huruf, angka, dan tanda hubung, paling panjang 20 tanda.",
    "Write the number of the sheet: letters, digits and hyphens, at most 20.",
)
NUMBER_TAKEN = Text(
    "Nomor ini sudah dipakai lembar lain. Tulis nomor lain, lalu tulis juga di lembarnya.",
    "Another sheet has this number. Choose another, and write it on the sheet too.",
)
NOT_PRINTED = Text(
    "Nomor ini belum pernah dicetak untuk survei ini. Periksa lagi nomor di lembarnya.",
    "This number was never printed for this survey. Check the number on the sheet.",
)
SHEET_DONE = Text(
    "Lembar ini sudah selesai dimasukkan. Periksa lagi nomornya.",
    "This sheet has been entered already. Check its number.",
)
SHEET_DIFFERS = Text(
    "Lembar ini sudah diketik dua kali dan isinya berbeda. Putuskan dulu di halaman perbedaan.",
    "This sheet was typed twice with a difference. Decide on the page of differences first.",
)
SAME_READER = Text(
    "Anda sudah mengetik lembar ini. Pengetikan kedua dikerjakan orang lain, supaya kekeliruan terlihat.",
    "You typed this sheet. Somebody else types it the second time, so that a slip is seen.",
)
NOTHING_TO_SETTLE = Text(
    "Lembar ini tidak lagi menunggu keputusan.", "This sheet waits for no decision any more."
)
GIVEN_ON = Text(
    "Tanggal di lembar tidak boleh sebelum survei dibuka dan tidak boleh di masa depan.",
    "The date on the sheet may lie neither before the survey opened nor in the future.",
)
ASKED_DAY = Text(
    "Pilih hari selama survei dibuka, paling lambat hari ini.",
    "Choose a day on which the survey was open, today at the latest.",
)
MORE_REFUSED = Text(
    "Yang menolak tidak mungkin lebih banyak daripada yang ditanya.",
    "No more can have refused than were asked.",
)
