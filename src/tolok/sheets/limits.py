"""How much of a file is read, and how a file that is not read is refused."""

from dataclasses import dataclass

from tolok.rules.texts import Problem, ProblemsError, Text

#: Rows beyond the limit that may be headings and footers.
SPARE = 100


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read: `size` bytes of file, `unpacked` bytes inside a workbook, `rows` and `columns` a sheet."""

    size: int = 64 * 2**20
    unpacked: int = 512 * 2**20
    rows: int = 200_000
    columns: int = 2_000
    cells: int = 20_000_000


def refused(name: str, text: Text, found: str | None = None, wanted: Text | None = None) -> ProblemsError:
    """The error for a whole file."""
    return ProblemsError([Problem(text, file=name, found=found, wanted=wanted)])


def too_large(size: int, limit: int) -> tuple[Text, str, Text]:
    """What is said of a file of `size` bytes."""
    most = f"{limit // 2**20} MB"
    return (
        Text("Berkas terlalu besar, jadi tidak dibaca.", "The file is too large and was not read."),
        f"{size / 2**20:.1f} MB",
        Text(
            f"paling besar {most}; bagi menjadi beberapa berkas",
            f"at most {most}; split it into several files",
        ),
    )


def too_many_rows(found: str, limits: Limits) -> tuple[Text, str, Text]:
    """What is said of a sheet whose size is `found`."""
    most = f"{limits.rows:,}".replace(",", ".")
    return (
        Text("Lembar terlalu besar, jadi tidak dibaca.", "The sheet is too large and was not read."),
        found,
        Text(
            f"paling banyak {most} baris; hapus baris dan kolom kosong yang berformat. Jawaban survei yang lebih "
            "banyak dibaca ‘tolok survey’ dari CSV atau Parquet",
            f"at most {limits.rows:,} rows; delete formatted empty rows and columns. More answers of a survey are "
            "read by ‘tolok survey’ from CSV or Parquet",
        ),
    )


def too_many_columns(found: int, limits: Limits) -> tuple[Text, str, Text]:
    """What is said of a row with `found` columns."""
    most = f"{limits.columns:,}".replace(",", ".")
    return (
        Text("Tabel terlalu lebar, jadi tidak dibaca.", "The table is too wide and was not read."),
        str(found),
        Text(f"paling banyak {most} kolom", f"at most {limits.columns:,} columns"),
    )
