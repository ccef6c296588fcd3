"""Measurements and visits as records for readers outside the office. Notes are left out: they may name somebody."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from tolok.apps.standards.models import HoursCheck, TimeMeasurement
from tolok.apps.standards.selectors.addresses import address
from tolok.apps.standards.selectors.measuring import visit_of, zone_of_unit
from tolok.rules.delivery.hours_visits import SAID, visit_said
from tolok.rules.delivery.measuring import time_sources, visit_sources
from tolok.rules.delivery.service_times_words import kept_said, period_said, promise_said, ranks_said
from tolok.rules.records import Record, numbers_of, said
from tolok.web.printing import say


def measurements_among(origins: Collection[str], unit: int) -> list[TimeMeasurement]:
    """The measurements of a unit that origins name."""
    wanted = numbers_of(origins, "standards.timemeasurement")
    if not wanted:
        return []
    rows = TimeMeasurement.objects.filter(pk__in=wanted, service__unit=unit)
    return list(rows.select_related("service", "replaced_by"))


def measurement_record(one: TimeMeasurement) -> Record:
    """A measurement as it is told."""
    times, source = one.times, time_sources().get(one.source)
    ranks = ranks_said(times, one.promised.unit)
    return Record(
        f"standards.timemeasurement:{one.pk}",
        _("Pengukuran waktu %(name)s") % {"name": one.service.called},
        said(
            (_("Janji"), say(promise_said(one.promised, one.promise))),
            (_("Periode"), say(period_said(one.period_from, one.period_to))),
            (_("Hasil"), say(kept_said(times, one.promise))),
            (_("Median dan P90"), ranks and say(ranks)),
            (_("Belum selesai"), _("%(n)d, tidak ikut dihitung") % {"n": one.unfinished}),
            (_("Sumber"), say(source.name) if source else one.source),
            (_("Cara"), _("dihitung dari tabel") if one.counted else _("ringkasan yang ditulis")),
            (_("Keadaan"), "" if one.stands else _("sudah digantikan atau ditarik")),
        ),
        one.period_to,
        address("standards-measurement", one.pk),
        () if one.proof_id is None else (one.proof_id,),
    )


def checks_among(origins: Collection[str], unit: int) -> list[HoursCheck]:
    """The visits of a unit that origins name."""
    wanted = numbers_of(origins, "standards.hourscheck")
    if not wanted:
        return []
    rows = HoursCheck.objects.filter(pk__in=wanted, unit=unit)
    return list(rows.select_related("unit__office", "service", "replaced_by"))


def check_record(one: HoursCheck) -> Record:
    """A visit as it is told."""
    visit = visit_of(one, zone_of_unit(one.unit))
    source = visit_sources().get(one.source)
    return Record(
        f"standards.hourscheck:{one.pk}",
        _("Kunjungan pada jam layanan"),
        said(
            (_("Yang ditemukan"), say(visit_said(visit))),
            (_("Untuk"), one.service.called if one.service else _("seluruh loket")),
            (_("Saat itu"), say(SAID[one.says])),
            (_("Dari siapa"), say(source.name) if source else one.source),
            (_("Keadaan"), "" if one.stands else _("sudah digantikan atau ditarik")),
        ),
        visit.at.date(),
        address("standards-hours-check", one.pk),
        () if one.proof_id is None else (one.proof_id,),
    )
