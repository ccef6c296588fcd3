"""What the demonstration still waits for, in words for whoever comes early."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tolok.apps.demonstration.loading import is_loaded
from tolok.apps.demonstration.tasks import load_demonstration
from tolok.apps.evidence.actions.looking import draw_later, look_later
from tolok.web.printing import printed

#: A load that a stopped worker left running is forgotten after this.
FORGOTTEN = timedelta(hours=1)


def progress() -> str:
    """A line while the province is loaded or its papers are made ready; empty afterwards and outside the
    demonstration. Three statements at most.
    """
    if not getattr(settings, "TOLOK_DEMONSTRATION", False) or not settings.TOLOK_ACCOUNTS:
        return ""
    loading, papers = _waiting()
    if loading:
        return _("Peragaan sedang dimuat. Sebagian halaman masih kosong; muat ulang beberapa menit lagi.")
    if not is_loaded():
        return _(
            "Peragaan belum selesai dimuat. Bila tetap begini, jalankan ulang Tolok: pemuatannya dilanjutkan."
        )
    if not papers:
        return ""
    told = ngettext(
        "Peragaan sudah dimuat. %(n)s berkas bukti masih disiapkan di latar: isinya dibandingkan, halamannya digambar.",
        "Peragaan sudah dimuat. %(n)s berkas bukti masih disiapkan di latar: isinya dibandingkan, halamannya digambar.",
        papers,
    )
    return told % {"n": printed(papers, 0)}


def _waiting() -> tuple[int, int]:
    """Loads that wait or run, and papers that wait to be compared or drawn. One statement."""
    since = timezone.now() - FORGOTTEN
    load = Q(task_path=load_demonstration.module_path, enqueued_at__gt=since)
    papers = Q(task_path__in=[look_later.module_path, draw_later.module_path])
    open_ones = DBTaskResult.objects.filter(status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING])
    told = open_ones.aggregate(load=Count("pk", filter=load), papers=Count("pk", filter=papers))
    return told["load"], told["papers"]
