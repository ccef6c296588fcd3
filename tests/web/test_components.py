"""Each component, fed through its tag as a page feeds it."""

from collections.abc import Callable
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import translation

from tolok.charts.ruler import Mark, Ruler
from tolok.web.shapes import Column, Download, Fact, Link, Problem, State, Table, Task, Trail

Draw = Callable[..., str]
NASTY = "<b>\"'&"


@pytest.fixture
def draw(rf: RequestFactory) -> Draw:
    def drawn(source: str, query: str = "", **context: object) -> str:
        return Template(source).render(Context({"request": rf.get(f"/{query}"), **context}))

    return drawn


class Identifiers(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]


def test_a_button_sends_a_form_unless_it_has_an_address(draw: Draw) -> None:
    assert '<button class="button button-primary" type="submit"' in draw('{% button "Kirim" %}')
    assert '<a class="button button-secondary" href="/x/">' in draw(
        '{% button "Ke x" href="/x/" kind="secondary" %}'
    )


def test_a_button_says_what_happens_after_it_was_pressed(draw: Draw) -> None:
    assert 'data-once="Sedang mengunggah…"' in draw('{% button "Unggah" once="Sedang mengunggah…" %}')


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            '{% button "x" kind="loud" %}',
            "button kind 'loud' is unknown; use one of: primary, secondary, danger",
        ),
        ('{% notice kind="pink" %}x{% endnotice %}', "notice kind 'pink' is unknown"),
        ('{% status "x" "pink" %}', "status tone 'pink' is unknown"),
        ('{% icon "unicorn" %}', "icon 'unicorn' is unknown"),
        ('{% behaviour "dance" %}', "behaviour 'dance' is unknown"),
        ('{% ruler r "huge" %}', "ruler size 'huge' is unknown; use one of: hero, row, inline"),
    ],
)
def test_an_unknown_word_is_refused_with_the_known_ones(draw: Draw, source: str, said: str) -> None:
    with pytest.raises(TemplateSyntaxError, match=said):
        draw(source, r=Ruler(low=0, high=5, title="x", withheld="x"))


@pytest.mark.parametrize(
    "source",
    [
        "{% notice title=nasty %}{{ nasty }}{% endnotice %}",
        "{% panel nasty code=nasty %}{{ nasty }}{% endpanel %}",
        "{% disclosure nasty %}{{ nasty }}{% enddisclosure %}",
        "{% answer title=nasty sentence=nasty %}{{ nasty }}{% endanswer %}",
        "{% point nasty %}{{ nasty }}{% endpoint %}",
        "{% door nasty href=nasty %}{{ nasty }}{% enddoor %}",
        "{% empty_state nasty %}{{ nasty }}{% endempty_state %}",
        "{% fieldset nasty hint=nasty %}{{ nasty }}{% endfieldset %}",
        "{% figure nasty sentence=nasty csv=nasty %}{{ nasty }}{% endfigure %}",
        "{% actions %}{{ nasty }}{% endactions %}",
        "{% button nasty name=nasty value=nasty once=nasty %}",
        "{% action_link nasty nasty %}",
        "{% status nasty %}",
        "{% page_heading nasty nasty nasty %}",
        "{% stat nasty nasty nasty nasty nasty nasty %}",
        "{% progress 1 2 nasty %}",
        "{% steps texts %}",
        "{% breadcrumb links %}",
        '{% tabs links label="x" %}',
        "{% task_list tasks %}",
        "{% summary_list facts %}",
        "{% download_list files nasty %}",
        "{% error_summary problems=problems %}",
        "{% data_table table %}",
        "{% trail trail %}",
    ],
)
def test_every_text_is_escaped(draw: Draw, source: str) -> None:
    html = draw(
        source,
        nasty=NASTY,
        texts=[NASTY],
        links=[Link(NASTY, NASTY), Link(NASTY, current=True)],
        tasks=[Task(NASTY, NASTY, url=NASTY, hint=NASTY)],
        facts=[Fact(NASTY, NASTY, Link(NASTY, NASTY))],
        files=[Download(NASTY, NASTY, NASTY, NASTY, NASTY)],
        problems=[Problem(NASTY, NASTY)],
        table=Table(NASTY, [Column(NASTY), Column(NASTY, "status")], [[NASTY, State(NASTY)]], note=NASTY),
        trail=Trail("a", NASTY, NASTY, weighs=NASTY, facts=[Fact(NASTY, NASTY)], parts_label=NASTY),
    )

    assert "&lt;b&gt;" in html
    assert "<b>" not in html


def test_a_table_names_its_rows_and_columns_for_readers_and_for_cards(draw: Draw) -> None:
    table = Table("Unit", [Column("Nama"), Column("IPP", "number")], [["RSUD", "4,35"]])
    html = draw("{% data_table table %}", table=table)

    assert '<th role="rowheader" scope="row" class="cell-text">RSUD' in html
    assert '<th role="columnheader" scope="col" class="cell-number">IPP</th>' in html
    assert '<span class="cell-label" aria-hidden="true">IPP</span>4,35' in html


def test_a_table_draws_rulers_states_and_links_in_their_columns(draw: Draw) -> None:
    ruler = Ruler(low=0, high=5, title="IPP", value=Mark(4, "4,00"))
    columns = [
        Column("Unit"),
        Column("Mistar", "ruler"),
        Column("Keadaan", "status"),
        Column("Rincian", "link"),
    ]
    rows: list[list[object]] = [
        ["RSUD", ruler, State("Sah", "good"), Link("Buka", "/u/1/")],
        ["DLH", None, State("Kosong"), Link("Buka", "/u/2/")],
    ]
    html = draw("{% data_table table %}", table=Table("Unit", columns, rows))

    assert html.count("ruler-inline") == 1
    assert "status-good" in html
    assert '<a href="/u/2/">Buka</a>' in html


def test_a_card_named_by_a_bare_number_says_what_the_number_is(draw: Draw) -> None:
    columns = [Column("Baris"), Column("Kolom"), Column("Masalah")]
    html = draw(
        "{% data_table t %}", t=Table("x", columns, [["6", "B", "Kosong."], ["RSUD", "B", "Kosong."]])
    )

    assert html.count('aria-hidden="true">Baris</span>') == 1
    assert '<th role="rowheader" scope="row" class="cell-text">RSUD' in html


def test_a_card_leaves_out_what_is_empty(draw: Draw) -> None:
    columns = [Column("Unit"), Column("IPP", "number"), Column("Mistar", "ruler")]
    html = draw("{% data_table t %}", t=Table("x", columns, [["RSUD", "–", None], ["DLH", "0", None]]))

    assert html.count("cell-blank") == 3


def test_a_word_too_long_for_a_phone_may_be_broken(draw: Draw) -> None:
    columns = [Column("Unit", "link"), Column("IPP"), Column("Catatan")]
    rows = [[Link("A" * 60, "/u/"), "4,35", "Dinas Kependudukan dan Pencatatan Sipil"]]

    assert draw("{% data_table t %}", t=Table("x", columns, rows)).count("cell-long") == 1


def test_a_table_of_two_columns_stays_a_table_on_a_phone(draw: Draw) -> None:
    columns = [Column("Unit"), Column("IPP", "number"), Column("Responden", "number")]

    assert "data-cards" not in draw("{% data_table t %}", t=Table("Unit", columns[:2], [["RSUD", "4,35"]]))
    assert "data-cards" in draw("{% data_table t %}", t=Table("Unit", columns, [["RSUD", "4,35", "30"]]))


def test_a_table_without_rows_says_so(draw: Draw) -> None:
    table = Table("Unit", [Column("Nama")], [], empty="Belum ada unit.")
    html = draw("{% data_table table %}", table=table)

    assert "Belum ada unit." in html
    assert "<table" not in html


def test_a_row_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        _ = Table("Unit", [Column("Nama"), Column("IPP")], [["RSUD"]]).lines


def trail_of_three() -> Trail:
    leaf = Trail("daun", "1.a.Ak", "3", weighs="9 % × 3 = 0,27")
    part = Trail("bagian", "Aspek I", "3,39", parts=[leaf], facts=[Fact("Alasan", "lengkap")])
    return Trail("akar", "IPP", "4,35", parts=[part], parts_label="Dibuat dari:")


def test_a_trail_opens_step_by_step_and_leads_back(draw: Draw) -> None:
    html = draw("{% trail trail %}", trail=trail_of_three())

    assert html.count("<details") == 2
    assert '<div class="trail trail-leaf" id="daun">' in html
    assert html.index('id="akar"') < html.index('id="bagian"') < html.index('id="daun"')
    assert 'href="#akar"' in html.split('id="bagian"')[1]
    assert "Kembali ke IPP" in html


def test_every_step_of_a_trail_has_its_own_address(draw: Draw) -> None:
    parser = Identifiers()
    parser.feed(draw("{% trail trail %}", trail=trail_of_three()))

    assert parser.ids == ["akar", "bagian", "daun"]


def test_a_summary_list_names_what_its_link_changes(draw: Draw) -> None:
    html = draw("{% summary_list facts %}", facts=[Fact("Berkas", "a\nb", Link("Ganti", "/g/"))])

    assert "a<br>b" in html
    assert 'Ganti<span class="unseen"> Berkas</span>' in html


def test_pagination_keeps_the_rest_of_the_query(draw: Draw) -> None:
    html = draw("{% pagination page %}", "?urut=nama&halaman=2", page=Paginator(range(45), 10).page(2))

    assert 'href="?urut=nama&amp;halaman=3"' in html
    assert "11–20 dari 45" in html
    assert 'aria-current="page"' in html


def test_pagination_prints_large_numbers_as_the_reader_does(draw: Draw) -> None:
    page = Paginator(range(100_000), 50).page(1_500)
    html = draw("{% pagination page %}", page=page)

    assert "74.951–75.000 dari 100.000" in html
    assert "</span>1.500</a>" in html
    assert 'href="?halaman=1501"' in html
    with translation.override("en"):
        assert "74,951–75,000" in draw("{% pagination page %}", page=page)


def test_a_single_page_needs_no_pagination(draw: Draw) -> None:
    assert draw("{% pagination page %}", page=Paginator(range(5), 10).page(1)).strip() == ""


def test_progress_says_its_numbers(draw: Draw) -> None:
    html = draw('{% progress 4500 99999 "unit sudah dihitung" %}')

    assert "4.500 dari 99.999 unit sudah dihitung" in html
    assert '<progress value="4500" max="99999">' in html


def test_progress_without_a_total_promises_nothing(draw: Draw) -> None:
    html = draw('{% progress 0 0 "unit sudah dihitung" %}')

    assert "Menunggu giliran." in html
    assert "value=" not in html


def test_waiting_can_be_looked_at_again_without_javascript(draw: Draw) -> None:
    html = draw("{% waiting seconds=5 %}<p>Sabar</p>{% endwaiting %}")

    assert 'data-poll="5"' in html
    assert '<div data-poll-said aria-live="polite"><p>Sabar</p></div>' in html
    assert '<a href="">' in html
    assert "Periksa lagi" in html


def test_a_code_stays_on_one_line_and_its_text_as_it_is(draw: Draw) -> None:
    assert draw("{{ text|whole }}", text="Nilai (F-02) <b> A-") == (
        'Nilai (<span class="whole">F-02</span>) &lt;b&gt; A-'
    )
    assert draw("{{ number|whole }}", number=Decimal("4.35")) == "4,35"


class AskingForm(forms.Form):
    name = forms.CharField(label="Nama", help_text="Seperti di papan nama.")
    day = forms.DateField(label="Tanggal", required=False)
    kind = forms.ChoiceField(label="Jenis", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    many = forms.MultipleChoiceField(label="Unsur", choices=[("x", "X")], widget=forms.CheckboxSelectMultiple)
    pick = forms.ChoiceField(label="Instrumen", choices=[("p", "P")])
    note = forms.CharField(label="Catatan", widget=forms.Textarea, required=False)
    file = forms.FileField(label="Berkas")
    agreed = forms.BooleanField(label="Setuju", help_text="Boleh ditarik kembali.")


def test_a_field_ties_label_help_and_error_to_its_control(draw: Draw) -> None:
    html = draw("{% field form.name %}", form=AskingForm({}))

    assert '<label class="field-label" for="id_name">Nama' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_the_hint_of_a_box_stands_under_its_words_and_is_tied_to_it(draw: Draw) -> None:
    html = draw("{% field form.agreed %}", form=AskingForm())

    assert 'aria-describedby="id_agreed_helptext"' in html
    assert html.index('type="checkbox"') < html.index("Setuju</label>") < html.index("Boleh ditarik kembali.")
    assert html.index('<div class="choice">') < html.index('id="id_agreed_helptext"')


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("name", 'type="text"'),
        ("day", "boleh dikosongkan"),
        ("kind", 'type="radio"'),
        ("many", 'type="checkbox"'),
        ("pick", "<select"),
        ("note", "<textarea"),
        ("file", "data-file-said"),
        ("agreed", 'class="choice-input"'),
    ],
)
def test_one_tag_shows_every_kind_of_field(draw: Draw, name: str, expected: str) -> None:
    assert expected in draw("{% field field %}", field=AskingForm()[name])


def test_an_unsent_form_is_never_red(draw: Draw) -> None:
    html = draw("{% error_summary form %}{% field form.name %}", form=AskingForm())

    assert "error" not in html
    assert "field-wrong" not in html


def test_the_error_summary_names_and_links_every_field_at_once(draw: Draw) -> None:
    html = draw("{% error_summary form %}", form=AskingForm({"agreed": "on"}))

    assert "Ada 5 hal yang perlu diperbaiki" in html
    assert '<a href="#id_kind">Jenis: ' in html


def test_links_of_the_error_summary_lead_to_what_exists(draw: Draw) -> None:
    form = AskingForm({})
    html = draw("{% for one in form %}{% field one %}{% endfor %}", form=form)
    parser = Identifiers()
    parser.feed(html)

    assert {bound.auto_id for bound in form if bound.errors} <= set(parser.ids)
    assert len(parser.ids) == len(set(parser.ids))


def test_behaviours_are_files_and_wait_for_the_page(draw: Draw) -> None:
    assert draw('{% behaviour "once" %}') == '<script src="/static/web/once.js" defer></script>'


def test_it_filters_a_list_by_words_and_by_choices(draw: Draw) -> None:
    page = draw(
        '{% filter_list words action="#unit" %}{% filter_choice "kelompok" "Kelompok" choices "a" %}'
        '{% filter_choice "urut" "Urut" choices every="" %}{% endfilter_list %}',
        words="<b>",
        choices=[("a", "Angkutan"), ("b", "Buku")],
    )
    assert '<form method="get" action="#unit" class="filter" role="search">' in page
    assert 'name="cari" value="&lt;b&gt;"' in page
    assert '<option value="a" selected>Angkutan</option><option value="b">Buku</option>' in page
    assert page.count('<option value="">semua</option>') == 1
