"""An invented province and its units. Its region code, 99, belongs to no province."""

from dataclasses import dataclass

from tolok.rules.offices import ServiceGroup, UnitKind

NAME = "Provinsi Sagara Raya"
REGION = "99"


@dataclass(frozen=True, slots=True)
class InventedUnit:
    """A unit, the code of the one above it, and how good it is (0–1); `judged` ones are evaluated.

    One that `carries` takes its answers over from year to year.
    """

    code: str
    name: str
    kind: UnitKind
    group: ServiceGroup
    above: str
    quality: float
    judged: bool = True
    online: bool = False
    carries: bool = False


def _units() -> tuple[InventedUnit, ...]:
    rows: list[InventedUnit] = [
        InventedUnit("01", "Sekretariat Daerah", "secretariat", "other", "", 0.5, judged=False),
        InventedUnit("01.1", "Biro Organisasi", "bureau", "other", "01", 0.5, judged=False),
        InventedUnit("01.2", "Biro Hukum", "bureau", "other", "01", 0.55),
        InventedUnit("02", "Inspektorat", "inspectorate", "other", "", 0.5, judged=False),
        InventedUnit("03", "Dinas Penanaman Modal dan PTSP", "department", "permits", "", 0.9, online=True),
        InventedUnit(
            "03.1", "Mal Pelayanan Publik Sagara Raya", "technical_unit", "permits", "03", 0.96, carries=True
        ),
        InventedUnit("04", "Badan Pendapatan Daerah", "body", "permits", "", 0.74),
        InventedUnit("05", "Dinas Perhubungan", "department", "permits", "", 0.48),
        InventedUnit("06", "Dinas Tenaga Kerja", "department", "permits", "", 0.6, online=True),
        InventedUnit("07", "Dinas Lingkungan Hidup", "department", "permits", "", 0.57),
        InventedUnit("08", "Dinas Kesehatan", "department", "health", "", 0.66),
        InventedUnit("08.1", "RSUD Sagara Raya", "hospital", "health", "08", 0.82, carries=True),
        InventedUnit("08.2", "RSUD Teluk Purnama", "hospital", "health", "08", 0.63),
        InventedUnit("08.3", "Rumah Sakit Jiwa Bukit Saroja", "hospital", "health", "08", 0.58),
        InventedUnit("08.4", "Laboratorium Kesehatan Daerah", "technical_unit", "health", "08", 0.7),
        InventedUnit("09", "Dinas Pendidikan", "department", "education", "", 0.64),
        InventedUnit(
            "10", "Dinas Perpustakaan dan Kearsipan", "department", "education", "", 0.71, carries=True
        ),
        InventedUnit("11", "Dinas Sosial", "department", "social", "", 0.53),
        InventedUnit("11.1", "Panti Lansia Gunung Tirta", "technical_unit", "social", "11", 0.46),
        InventedUnit("11.2", "Panti Anak Kali Mentari", "technical_unit", "social", "11", 0.42),
        InventedUnit(
            "12", "Dinas Pemberdayaan Perempuan dan Perlindungan Anak", "department", "social", "", 0.61
        ),
        InventedUnit("12.1", "UPTD Perlindungan Perempuan dan Anak", "technical_unit", "social", "12", 0.24),
        InventedUnit("13", "Dinas Kependudukan dan Pencatatan Sipil", "department", "other", "", 0.76),
        InventedUnit("14", "Badan Penanggulangan Bencana Daerah", "body", "other", "", 0.37),
        InventedUnit("15", "Dinas Kelautan dan Perikanan", "department", "other", "", 0.52),
    ]
    samsat = ("Ranca Pelita", "Tanjung Cahya", "Muara Kencana", "Bukit Saroja")
    rows += [
        InventedUnit(f"04.{n}", f"Samsat {name}", "technical_unit", "permits", "04", 0.5 + 0.08 * n)
        for n, name in enumerate(samsat, 1)
    ]
    schools = (
        "Ranca Pelita",
        "Tanjung Cahya",
        "Hulu Senja",
        "Rawa Kemuning",
        "Sungai Lembayung",
        "Padang Arunika",
    )
    rows += [
        InventedUnit(
            f"09.{n}", f"SMA Negeri Percontohan {name}", "school", "education", "09", 0.45 + 0.05 * n
        )
        for n, name in enumerate(schools, 1)
    ]
    clinics = ("Kali Mentari", "Padang Arunika", "Rawa Kemuning", "Gunung Tirta", "Hulu Senja")
    rows += [
        InventedUnit(f"08.{n}", f"Balai Kesehatan {name}", "technical_unit", "health", "08", 0.13 * n - 0.4)
        for n, name in enumerate(clinics, 5)
    ]
    jobs = ("Muara Kencana", "Tanjung Cahya", "Sungai Lembayung", "Teluk Purnama", "Rawa Kemuning")
    rows += [
        InventedUnit(
            f"06.{n}", f"Balai Latihan Kerja {name}", "technical_unit", "permits", "06", 0.17 * n - 0.05
        )
        for n, name in enumerate(jobs, 1)
    ]
    return tuple(sorted(rows, key=lambda row: [int(part) for part in row.code.split(".")]))


UNITS = _units()
JUDGED = tuple(unit for unit in UNITS if unit.judged)
