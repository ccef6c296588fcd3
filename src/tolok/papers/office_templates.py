"""The papers whose Word template an office can replace, and what keeps a template from being used."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tolok.papers.cycles.word import LHE_PLACEHOLDERS
from tolok.papers.forums.word import (
    ATTENDANCE_PLACEHOLDERS,
    INVITATION_PLACEHOLDERS,
    MINUTES_PLACEHOLDERS,
    REPORT_PLACEHOLDERS,
)
from tolok.papers.standards.word import (
    ANNEX_PLACEHOLDERS,
    LEAFLET_PLACEHOLDERS,
    MAKLUMAT_PLACEHOLDERS,
    REGISTER_PLACEHOLDERS,
)
from tolok.papers.surveys.word import SURVEY_PLACEHOLDERS
from tolok.papers.word.filling import template_problems
from tolok.rules.texts import Problem, Text

#: What an office may upload; a template with pictures stays far below.
LARGEST_FILE = 10 * 2**20


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One replaceable paper: its name and what a template of it may name."""

    key: str
    name: Text
    placeholders: Mapping[str, Text]


KINDS: Mapping[str, PaperKind] = MappingProxyType(
    {
        "lhe": PaperKind(
            "lhe",
            Text("LHE: laporan hasil evaluasi unit", "LHE: evaluation report of a unit"),
            LHE_PLACEHOLDERS,
        ),
        "survey": PaperKind("survey", Text("Laporan survei", "Survey report"), SURVEY_PLACEHOLDERS),
        "standard_annex": PaperKind(
            "standard_annex",
            Text("Lampiran keputusan standar pelayanan", "Annex of a decree on service standards"),
            ANNEX_PLACEHOLDERS,
        ),
        "standard_leaflet": PaperKind(
            "standard_leaflet",
            Text("Selebaran standar pelayanan", "Leaflet of a service standard"),
            LEAFLET_PLACEHOLDERS,
        ),
        "maklumat": PaperKind(
            "maklumat", Text("Maklumat pelayanan", "Service pledge (maklumat)"), MAKLUMAT_PLACEHOLDERS
        ),
        "standard_register": PaperKind(
            "standard_register",
            Text("Daftar layanan dan standarnya", "List of services and their standards"),
            REGISTER_PLACEHOLDERS,
        ),
        "forum_invitation": PaperKind(
            "forum_invitation",
            Text("Undangan forum konsultasi publik", "Invitation to a consultation"),
            INVITATION_PLACEHOLDERS,
        ),
        "forum_attendance": PaperKind(
            "forum_attendance",
            Text("Daftar hadir forum konsultasi publik", "Attendance list of a consultation"),
            ATTENDANCE_PLACEHOLDERS,
        ),
        "forum_minutes": PaperKind(
            "forum_minutes",
            Text("Berita acara forum konsultasi publik", "Minutes of a consultation"),
            MINUTES_PLACEHOLDERS,
        ),
        "forum_report": PaperKind(
            "forum_report",
            Text("Laporan forum konsultasi publik", "Report of a consultation"),
            REPORT_PLACEHOLDERS,
        ),
    }
)


def our_template(kind: str) -> bytes:
    """The template that comes with Tolok. KeyError for a kind that is not known."""
    from tolok.papers.cycles.word_templates import lhe_template
    from tolok.papers.forums import word_templates as forums
    from tolok.papers.standards import word_templates as standards
    from tolok.papers.surveys.word_template import survey_template

    makers = {
        "lhe": lhe_template,
        "survey": survey_template,
        "standard_annex": standards.annex_template,
        "standard_leaflet": standards.leaflet_template,
        "maklumat": standards.maklumat_template,
        "standard_register": standards.register_template,
        "forum_invitation": forums.invitation_template,
        "forum_attendance": forums.attendance_template,
        "forum_minutes": forums.minutes_template,
        "forum_report": forums.report_template,
    }
    return makers[kind]()


def problems_of(kind: str, template: bytes) -> list[Problem]:
    """Everything that keeps a template from being used; empty when it can be."""
    if len(template) > LARGEST_FILE:
        return [Problem(TOO_LARGE, found=f"{len(template) // 2**20} MB")]
    return template_problems(template, KINDS[kind].placeholders, WANTED)


TOO_LARGE = Text(
    f"Templat lebih besar dari {LARGEST_FILE // 2**20} MB.",
    f"The template is larger than {LARGEST_FILE // 2**20} MB.",
)
WANTED = Text("isian dari daftar di halaman ini", "a placeholder listed on this page")
