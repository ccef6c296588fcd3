"""What is asked about decrees, maklumat, publications, updates, reviews and monitoring."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tolok.apps.evidence.selectors import ACCEPT
from tolok.apps.standards.component_rows import choices
from tolok.apps.standards.forms import WhyField
from tolok.apps.standards.models import Decree, Medium, StandardVersion
from tolok.rules.publication_media import media
from tolok.rules.service_components import components, published
from tolok.rules.standard_clocks import KEPT, METHODS
from tolok.web.forms import DayField, RefusableForm

Choice = tuple[str, Any]


def offer(form: forms.Form, name: str, options: Iterable[Choice]) -> None:
    """Give a field what may be chosen."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(options)


def line_field(label: Any, text: Any = "", *, required: Any = "", most: int = 200) -> forms.CharField:
    """One line of words; `required` is what is said when it is empty."""
    return forms.CharField(
        label=label,
        help_text=text,
        max_length=most,
        required=bool(required),
        error_messages={"required": required} if required else {},
    )


def words_field(label: Any, text: Any = "", *, required: Any = "", rows: int = 3) -> forms.CharField:
    """A few sentences."""
    return forms.CharField(
        label=label,
        help_text=text,
        max_length=5000,
        required=bool(required),
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": required} if required else {},
    )


def address_field(text: Any) -> forms.URLField:
    """An address on the internet."""
    return forms.URLField(
        label=_("Alamat internet"),
        help_text=text,
        max_length=1000,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": _("Tulis alamat seperti https://contoh.go.id/layanan.")},
    )


class ProofForm(RefusableForm):
    """A proof of the unit's library, or a new file that goes there."""

    use_required_attribute = False
    proof = forms.ChoiceField(
        label=_("Bukti dari pustaka"),
        help_text=_("Foto, tangkapan layar, atau berkas yang sudah ada di pustaka bukti unit ini."),
        required=False,
    )
    file = forms.FileField(
        label=_("Atau berkas baru"),
        help_text=_("Masuk ke pustaka bukti unit ini."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={"empty": _("Berkas ini kosong. Pilih berkas lain.")},
    )

    def __init__(self, *args: Any, proofs: Sequence[Choice], **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "proof", [("", _("belum ada")), *proofs])

    def field_at_fault(self, key: str) -> str:
        """A scan is chosen as a proof."""
        return "proof" if key == "scan" else key

    def clean(self) -> dict[str, Any]:
        """One of both, not both."""
        given = super().clean() or self.cleaned_data
        if given.get("proof") and given.get("file"):
            self.add_error("file", _("Pilih dari pustaka atau kirim berkas baru, salah satu saja."))
        return given


class DecreeForm(ProofForm):
    """A decree that was signed."""

    number = line_field(
        _("Nomor"), _("Seperti tertulis, misalnya 188.4/12/2026."), required=_("Tulis nomornya."), most=120
    )
    about = line_field(_("Tentang"), required=_("Tulis tentang apa."), most=300)
    signed_on = DayField(_("Ditandatangani pada"), "")
    signer = line_field(
        _("Penanda tangan"), _("Nama seperti pada keputusan."), required=_("Tulis siapa yang menandatangani.")
    )
    signer_post = line_field(_("Jabatan penanda tangan"))
    repeals = forms.MultipleChoiceField(
        label=_("Mencabut keputusan"), required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order: tuple[str, ...] = (
        *("number", "about", "signed_on", "signer", "signer_post"),
        *("repeals", "proof", "file"),
    )

    def __init__(self, *args: Any, decrees: Sequence[Decree], **more: Any) -> None:
        super().__init__(*args, **more)
        if decrees:
            offer(self, "repeals", [(str(one.pk), f"{one.number} – {one.about}") for one in decrees])
        else:
            del self.fields["repeals"]


class CorrectDecreeForm(DecreeForm, WhyField):
    """A decree that was entered wrongly."""

    field_order = (*DecreeForm.field_order, "why")


class DecideForm(RefusableForm):
    """Which standards a decree puts in force, and from which day."""

    versions = forms.MultipleChoiceField(
        label=_("Standar yang ditetapkan"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih sedikitnya satu standar.")},
    )
    effective_from = DayField(_("Berlaku mulai"), _("Tidak boleh sebelum keputusan ditandatangani."))

    def __init__(self, *args: Any, versions: Sequence[StandardVersion], **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "versions", version_choices(versions))


class MaklumatForm(RefusableForm):
    """The three statements, each by itself, and who signs."""

    ability = words_field(_("Kesanggupan"), _("Sanggup menyelenggarakan pelayanan sesuai Standar Pelayanan."))
    improvement = words_field(
        _("Kewajiban dan perbaikan"), _("Melayani sesuai kewajiban dan terus memperbaiki diri.")
    )
    sanction = words_field(
        _("Sanksi atau kompensasi"),
        _("Bersedia menerima sanksi dan/atau memberi kompensasi bila pelayanan tidak sesuai standar."),
    )
    signer = line_field(_("Penanda tangan"), _("Pimpinan unit."))
    signer_post = line_field(_("Jabatan penanda tangan"))


class SetForm(RefusableForm):
    """The day a maklumat is set, by decree or without one."""

    set_on = DayField(_("Ditetapkan pada"), _("Maklumat yang lama berakhir sehari sebelumnya."))
    decree = forms.ChoiceField(
        label=_("Dengan keputusan"),
        help_text=_("Tanpa keputusan, hanya pimpinan unit atau Biro Organisasi yang menetapkan."),
        required=False,
    )
    why = words_field(
        _("Mengapa ditetapkan walau belum lengkap"),
        _("Hanya bila isinya belum lengkap. Tersimpan dalam catatan audit."),
    )

    def __init__(self, *args: Any, decrees: Sequence[Decree], complete: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(
            self,
            "decree",
            [("", _("tanpa keputusan")), *((str(one.pk), f"{one.number} – {one.about}") for one in decrees)],
        )
        if complete:
            del self.fields["why"]


class ShownForm(ProofForm):
    """Where something is shown, since when."""

    medium = forms.ChoiceField(label=_("Media"), error_messages={"required": _("Pilih medianya.")})
    place = line_field(_("Tempat"), _("Untuk papan, brosur, layar, dan baliho: di mana letaknya."), most=300)
    address = address_field(_("Untuk media sosial, situs web, aplikasi, dan SIPP Nasional."))
    published_on = DayField(_("Sejak tanggal"), _("Hari pertama dapat dibaca di sana."))
    field_order: tuple[str, ...] = ("medium", "place", "address", "published_on", "proof", "file")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "medium", [("", _("Pilih")), *((one.value, str(one.label)) for one in Medium)])


class PublishForm(ShownForm):
    """Standards that one board, leaflet or page shows."""

    versions = forms.MultipleChoiceField(
        label=_("Standar yang ditampilkan"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih sedikitnya satu standar.")},
    )
    components = forms.MultipleChoiceField(
        label=_("Komponen yang terbaca di sana"),
        choices=choices({one.code: one.name for one in published()}),
        initial=[one.code for one in published()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih sedikitnya satu komponen.")},
    )
    field_order = ("versions", "components", *ShownForm.field_order)

    def __init__(self, *args: Any, versions: Sequence[StandardVersion], **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "versions", version_choices(versions))


class TakeDownForm(RefusableForm):
    """The last day something was shown."""

    withdrawn_on = DayField(_("Hari terakhir terbaca"), "")
    why = words_field(_("Catatan"), _("Misalnya diganti papan baru."), rows=2)


class UpdateForm(ProofForm):
    """A dated update of a public channel."""

    title = line_field(
        _("Apa yang dimutakhirkan"),
        _("Misalnya: Jadwal libur pelayanan."),
        required=_("Tulis apa yang dimutakhirkan."),
        most=300,
    )
    medium = forms.ChoiceField(label=_("Kanal"), error_messages={"required": _("Pilih kanalnya.")})
    address = address_field(_("Halaman atau unggahan itu."))
    published_on = DayField(_("Tanggal tayang"), "")
    field_order = ("title", "medium", "address", "published_on", "proof", "file")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        channels = [(one.value, str(one.label)) for one in Medium if media()[one.value].channel]
        offer(self, "medium", [("", _("Pilih")), *channels])


class ReviewForm(ProofForm):
    """What a review found, and whether the standard stays."""

    reviewed_on = DayField(_("Ditinjau pada"), "")
    method = line_field(
        _("Cara meninjau"),
        _("Misalnya: Forum Konsultasi Publik, rapat tim, wawancara pengguna."),
        required=_("Tulis bagaimana ditinjau."),
    )
    partial = forms.BooleanField(label=_("Hanya sebagian komponen yang ditinjau"), required=False)
    findings = words_field(
        _("Temuan"),
        _("Apa yang sudah tidak sesuai, dan apa yang berjalan baik."),
        required=_("Tulis apa yang ditemukan."),
        rows=5,
    )
    change = forms.ChoiceField(
        label=_("Hasil peninjauan"),
        choices=[("no", _("Standar tetap")), ("yes", _("Standar diubah"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih apakah standar tetap atau diubah.")},
    )
    field_order = ("reviewed_on", "method", "partial", "findings", "change", "proof", "file")


class MonitorForm(ProofForm):
    """How a standard was kept in a period, component by component."""

    period_from = DayField(_("Periode dari"), "")
    period_to = DayField(_("Periode sampai"), "")
    done_on = DayField(_("Dipantau pada"), "")
    methods = forms.MultipleChoiceField(
        label=_("Cara memantau"),
        choices=choices(METHODS),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih sedikitnya satu cara.")},
    )
    findings = words_field(_("Temuan"), rows=4)
    recommendations = words_field(
        _("Rekomendasi"),
        _("Setelah disimpan, setiap rekomendasi dapat dijadikan janji tindak lanjut."),
        rows=4,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for one in components():
            self.fields[f"kept_{one.code}"] = forms.ChoiceField(
                label=f"{one.number}. {one.name.say(get_language() or 'id')}",
                choices=[("", _("tidak dilihat")), *choices(KEPT)()],
                required=False,
            )
        codes = [f"kept_{one.code}" for one in components()]
        self.order_fields(
            [
                "period_from",
                "period_to",
                "done_on",
                "methods",
                *codes,
                "findings",
                "recommendations",
                "proof",
                "file",
            ]
        )

    def field_at_fault(self, key: str) -> str:
        """What is wrong with the answers stands at the first of them."""
        return "kept_A1" if key == "kept" else super().field_at_fault(key)


class PlanForm(RefusableForm):
    """The next day."""

    due_on = DayField(_("Paling lambat"), _("Pengingat dikirim sebelum dan sesudah hari itu."))
    owner = line_field(_("Penanggung jawab"), _("Jabatan, bukan nama orang."))


class PromiseForm(RefusableForm):
    """A recommendation as a promise with a day and a measure."""

    title = line_field(
        _("Janji"), _("Apa yang akan dikerjakan."), required=_("Tulis apa yang dijanjikan."), most=300
    )
    measure = words_field(
        _("Ukuran selesai"),
        _("Bagaimana orang lain melihat bahwa ini selesai."),
        required=_("Tulis ukurannya."),
        rows=2,
    )
    due_on = DayField(_("Tenggat"), "")
    owner = line_field(_("Penanggung jawab"), _("Jabatan, bukan nama orang."))
    public = forms.BooleanField(
        label=_("Tampilkan kepada masyarakat"),
        help_text=_("Judul, unit, tenggat, dan keadaannya."),
        required=False,
    )


def version_choices(versions: Sequence[StandardVersion]) -> list[Choice]:
    """Versions to tick, called by their service."""
    return [
        (
            str(one.pk),
            str(_("%(name)s (versi %(number)s)") % {"name": one.service.name, "number": one.number}),
        )
        for one in versions
    ]
