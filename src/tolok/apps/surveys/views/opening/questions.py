"""What is asked: blocks, the office's own questions, its own words, further languages."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tolok.apps.surveys import actions
from tolok.apps.surveys.forms.opening import (
    MOST_OWN,
    OwnForm,
    QuestionsForm,
    SpokenForm,
    TongueForm,
    WordsForm,
)
from tolok.apps.surveys.models import SurveyPlan
from tolok.apps.surveys.plans import own_of
from tolok.apps.surveys.views.doors import moment, whoever
from tolok.apps.surveys.views.opening.doors import (
    address,
    after,
    asked_of,
    keep,
    plan_of,
    prepares_surveys,
    step_page,
)
from tolok.apps.surveys.views.sittings import TONGUES
from tolok.rules.questionnaires.label_linter import lint_block
from tolok.rules.questionnaires.values import Questionnaire
from tolok.web.access import policy
from tolok.web.printing import say
from tolok.web.shapes import Column, Link, State, Table

METHODS = require_http_methods(["GET", "HEAD", "POST"])


@policy(prepares_surveys)
@METHODS
def questions(request: HttpRequest, plan: int) -> HttpResponseBase:
    """Blocks, comment, profile."""
    found = plan_of(plan)
    form = QuestionsForm(request.POST or None, initial=found.content.get("questions"))

    def act() -> str:
        keep(request, found, "questions", dict(form.cleaned_data))
        return after(found, "questions")

    lead = _("Makin pendek kuesionernya, makin banyak yang mengisinya sampai selesai.")
    return step_page(request, found, form, act, title=_("Apa yang ditanyakan?"), lead=lead)


@policy(prepares_surveys)
@METHODS
def own(request: HttpRequest, plan: int) -> HttpResponseBase:
    """The office's own questions: one more, or one less."""
    found = plan_of(plan)
    rows: list[dict[str, Any]] = list(found.content.get("own", ()))
    out = request.POST.get("hapus", "") if not found.opened_at else ""
    if out:
        keep(request, found, "own", [row for row in rows if row["key"] != out])
        return HttpResponseRedirect(address(found, "own"))
    form = OwnForm(request.POST or None)

    def act() -> str:
        last = max((int(row["key"].split(".")[1]) for row in rows), default=0)
        keep(request, found, "own", [*rows, form.question(f"own.{last + 1}")])
        return address(found, "own")

    lead = _("Tidak masuk hitungan indeks. Jawabannya tampil sebagai jumlah, di bawah lima orang ditahan.")
    return step_page(
        request,
        found,
        form,
        act,
        title=_("Pertanyaan sendiri"),
        lead=lead,
        template="surveys/opening/own.html",
        rows=[own_of(row) for row in rows],
        full=len(rows) >= MOST_OWN,
    )


@policy(prepares_surveys)
@require_http_methods(["GET", "HEAD"])
def words(request: HttpRequest, plan: int) -> HttpResponseBase:
    """Every item as it will be asked, with what the linter finds in it."""
    found, asked = _asked(plan)
    table = _items(found, asked)
    lead = _("Kata-katanya dari instrumen resmi. Ubahlah hanya bila pengguna Anda tidak memahaminya.")
    form = QuestionsForm()
    return step_page(
        request,
        found,
        form,
        lambda: address(found),
        title=_("Kata pertanyaan dan pilihan"),
        lead=lead,
        template="surveys/opening/words.html",
        table=table,
    )


def _items(plan: SurveyPlan, asked: Questionnaire) -> Table:
    marked = {one.key: one.severity for block in asked.blocks for one in lint_block(block)}
    changed = plan.content.get("words", {})
    columns = (
        Column(_("Butir"), "link"),
        Column(_("Pertanyaan")),
        Column(_("Kata")),
        Column(_("Pemeriksaan"), "status"),
    )
    states = {
        "error": State(_("salah"), "bad"),
        "warning": State(_("ada peringatan"), "caution"),
        "": State(_("baik"), "good"),
    }
    rows = [
        (
            Link(f"{item.code} {say(item.name)}", reverse("surveys-plan-word", args=[plan.pk, item.key])),
            say(item.text),
            _("kata sendiri") if item.key in changed else _("asli"),
            states[marked.get(item.key, "")],
        )
        for item in asked.items
    ]
    return Table(_("Butir"), columns, rows, caption_hidden=True)


@policy(prepares_surveys)
@METHODS
def word(request: HttpRequest, plan: int, item: str) -> HttpResponseBase:
    """One item in the office's own words."""
    found, asked = _asked(plan)
    if item not in asked.by_key:
        raise Http404
    kept = found.content.get("words", {}).get(item)
    if "asli" in request.POST and not found.opened_at:
        actions.reword(plan=found, key=item, words=None, by=whoever(request), now=moment())
        return HttpResponseRedirect(address(found, "words"))
    form = WordsForm(
        request.POST or None, item=asked.by_key[item][1], initial={"why": (kept or {}).get("why", "")}
    )

    def act() -> str:
        actions.reword(plan=found, key=item, words=form.words, by=whoever(request), now=moment())
        return address(found, "words")

    lead = _("Dari yang terburuk ke yang terbaik. Pemeriksa melihat apakah pilihan menjawab pertanyaannya.")
    return step_page(
        request,
        found,
        form,
        act,
        title=say(asked.by_key[item][1].name),
        lead=lead,
        template="surveys/opening/word.html",
        changed=kept is not None,
    )


@policy(prepares_surveys)
@METHODS
def languages(request: HttpRequest, plan: int) -> HttpResponseBase:
    """Further languages there are words for, and one more."""
    found, _asks = _asked(plan)
    kept = found.content.get("others", {})
    form = TongueForm(
        request.POST or None, tongues=[(key, name) for key, name in TONGUES.items() if key not in kept]
    )
    lead = _("Bahasa Indonesia dan Inggris sudah ada. Bahasa daerah dipilih sendiri oleh yang menjawab.")
    return step_page(
        request,
        found,
        form,
        lambda: reverse("surveys-plan-language", args=[found.pk, form.cleaned_data["language"]]),
        title=_("Bahasa daerah"),
        lead=lead,
        template="surveys/opening/languages.html",
        kept=[
            (TONGUES.get(key, key), len(said), reverse("surveys-plan-language", args=[found.pk, key]))
            for key, said in kept.items()
        ],
    )


@policy(prepares_surveys)
@METHODS
def language(request: HttpRequest, plan: int, language: str) -> HttpResponseBase:
    """Every question and rating in one further language."""
    found, asked = _asked(plan)
    if language not in TONGUES:
        raise Http404
    kept = found.content.get("others", {})
    form = SpokenForm(request.POST or None, items=asked.items, own=asked.own, words=kept.get(language, {}))

    def act() -> str:
        rest = {key: said for key, said in kept.items() if key != language}
        keep(request, found, "others", {**rest, language: form.words} if form.words else rest)
        return address(found, "languages")

    lead = _("Yang dikosongkan ditanyakan dalam bahasa Indonesia. Mintalah penutur membaca hasilnya.")
    return step_page(
        request,
        found,
        form,
        act,
        title=TONGUES[language],
        lead=lead,
        template="surveys/opening/language.html",
    )


def _asked(plan: int) -> tuple[SurveyPlan, Questionnaire]:
    """A plan and what it asks; the page does not exist before the blocks were chosen."""
    found = plan_of(plan)
    asked = asked_of(found)
    if asked is None:
        raise Http404
    return found, asked
