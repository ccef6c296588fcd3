"""The Word templates of an office: ours to take, its own to bring."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tolok.apps.organizations import actions, selectors
from tolok.apps.organizations.models import Office, PaperTemplate
from tolok.apps.organizations.template_forms import TemplateForm
from tolok.apps.organizations.views.doors import crumbs, manages_office, office_of, whoever
from tolok.apps.organizations.views.inviting import METHODS
from tolok.papers.office_templates import KINDS, PaperKind, our_template
from tolok.rules.texts import ProblemsError
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Column, Download, Link, Table

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@policy(manages_office)
@require_safe
def templates(request: HttpRequest, office: int) -> HttpResponseBase:
    """Every replaceable paper and which template it is made with."""
    here = office_of(office)
    used = selectors.templates_of(here)
    title = _("Templat Word")
    context = {
        "office": here,
        "title": title,
        "rows": [_row(here, kind, used) for kind in KINDS.values()],
        "saved": "tersimpan" in request.GET,
        "crumbs": crumbs(here, Link(title, current=True)),
    }
    return render(request, "organizations/paper_templates.html", context)


def _row(office: Office, kind: PaperKind, used: Mapping[str, PaperTemplate]) -> dict[str, Any]:
    own = used.get(kind.key)
    words = _("Dipakai: templat bawaan Tolok.")
    if own is not None:
        words = _("Dipakai: %(name)s, sejak %(day)s.") % {
            "name": own.file_name,
            "day": date_format(localtime(own.set_at), "DATE_FORMAT"),
        }
    return {
        "name": say(kind.name),
        "words": words,
        "own": own is not None,
        "url": reverse("organizations-paper-template", args=[office.pk, kind.key]),
    }


@policy(manages_office)
@METHODS
def template(request: HttpRequest, office: int, kind: str) -> HttpResponseBase:
    """One paper: take a template, bring another; it is read before it is used."""
    here, one = office_of(office), _kind(kind)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = TemplateForm(*sent)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            actions.set_template(
                office=here,
                kind=one.key,
                file_name=upload.name,
                content=upload.read(),
                by=whoever(request),
                now=timezone.now(),
            )
            return HttpResponseRedirect(
                f"{reverse('organizations-paper-templates', args=[here.pk])}?tersimpan"
            )
        except ProblemsError as error:
            form.refuse(error)
    own = selectors.templates_of(here).get(one.key)
    files = [
        Download(_("Templat bawaan Tolok"), _file(here, one, "bawaan"), "DOCX", _("untuk diubah di Word"))
    ]
    if own is not None:
        files.append(Download(_("Templat yang dipakai"), _file(here, one, "dipakai"), "DOCX", own.file_name))
    over = Link(_("Templat Word"), reverse("organizations-paper-templates", args=[here.pk]))
    context = {
        "office": here,
        "title": say(one.name),
        "form": form,
        "files": files,
        "own": own,
        "drop": reverse("organizations-paper-template-drop", args=[here.pk, one.key]),
        "placeholders": _placeholders(one),
        "crumbs": crumbs(here, over, Link(say(one.name), current=True)),
    }
    return render(request, "organizations/paper_template.html", context, status=422 if form.errors else 200)


def _file(office: Office, kind: PaperKind, which: str) -> str:
    return reverse("organizations-paper-template-file", args=[office.pk, kind.key, which])


def _placeholders(kind: PaperKind) -> Table:
    columns = (Column(_("Isian")), Column(_("Yang ditulis di sana")))
    rows = [("{{ " + name + " }}", say(words)) for name, words in kind.placeholders.items()]
    return Table(_("Isian yang dikenal"), columns, rows, caption_hidden=True)


@policy(manages_office)
@require_safe
def take(request: HttpRequest, office: int, kind: str, which: str) -> HttpResponseBase:
    """Our template or the one in use."""
    here, one = office_of(office), _kind(kind)
    content = our_template(one.key) if which == "bawaan" else selectors.template_of(here, one.key)
    if content is None or which not in ("bawaan", "dipakai"):
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="templat-{one.key}.docx"'}
    return HttpResponse(content, content_type=DOCX, headers=headers)


@policy(manages_office)
@require_POST
def drop(request: HttpRequest, office: int, kind: str) -> HttpResponseBase:
    """Go back to our template."""
    here, one = office_of(office), _kind(kind)
    actions.drop_template(office=here, kind=one.key, by=whoever(request), now=timezone.now())
    return HttpResponseRedirect(f"{reverse('organizations-paper-templates', args=[here.pk])}?tersimpan")


def _kind(key: str) -> PaperKind:
    found = KINDS.get(key)
    if found is None:
        raise Http404
    return found
