"""Numbers: the ruler, figures, tables, single values, progress."""

from collections.abc import Iterable
from typing import get_args

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tolok.charts.drawing import Size, ruler_svg
from tolok.charts.ruler import Ruler
from tolok.web.printing import printed
from tolok.web.rendering import block, checked
from tolok.web.shapes import FileLine, Hit, Matrix, PagePicture, Table

register = template.Library()


@register.simple_tag(name="ruler")
def ruler_tag(ruler: Ruler, size: Size = "hero") -> SafeString:
    """Draw an index on its ruler: "hero", "row" or "inline"."""
    checked("ruler size", size, get_args(Size))
    return mark_safe(ruler_svg(ruler, size))  # noqa: S308 - ruler_svg escapes every text


@register.simple_block_tag(end_name="endfigure")
def figure(
    content: str, title: str, sentence: str = "", table: Table | None = None, csv: str = "", level: int = 2
) -> SafeString:
    """Frame a drawing: heading, one sentence with the main number, the drawing, its table, its CSV."""
    return block("figure", content, title=title, sentence=sentence, table=table, csv=csv, heading=f"h{level}")


@register.inclusion_tag("components/data-table/data-table.html")
def data_table(table: Table) -> dict[str, object]:
    """Show a table that becomes one card a row below 640 px."""
    return {"table": table}


@register.inclusion_tag("components/matrix/matrix.html")
def matrix(matrix: Matrix) -> dict[str, object]:
    """Show what is asked of many things as one grid of states; it scrolls within itself, its first column stays."""
    return {"matrix": matrix}


@register.inclusion_tag("components/file-list/file-list.html")
def file_list(files: Iterable[FileLine]) -> dict[str, object]:
    """List files, each with its small picture or its format, what is known about it and its state."""
    return {"files": files}


@register.inclusion_tag("components/hit-list/hit-list.html")
def hit_list(hits: Iterable[Hit]) -> dict[str, object]:
    """List what a search found, the words that answered marked."""
    return {"hits": hits}


@register.simple_block_tag(end_name="endproof_row")
def proof_row(content: str, line: FileLine) -> SafeString:
    """Show one file with what can be done about it: buttons and small forms in the content."""
    return block("proof-row", content, file=line)


@register.inclusion_tag("components/page-pictures/page-pictures.html")
def page_pictures(pictures: Iterable[PagePicture]) -> dict[str, object]:
    """Show the pages of a document as pictures, one below the other; each has an address."""
    return {"pictures": pictures}


@register.inclusion_tag("components/stat/stat.html")
def stat(
    label: str, value: str, word: str = "", n: str = "", period: str = "", version: str = ""
) -> dict[str, object]:
    """Show one index with how many answered, the period and the instrument it was computed by."""
    return {"label": label, "value": value, "word": word, "n": n, "period": period, "version": version}


@register.inclusion_tag("components/progress/progress.html")
def progress(done: int, total: int, label: str) -> dict[str, object]:
    """Show how far long work is; `label` tells what is done: 4500 99999 "unit sudah dihitung" is said
    "4.500 dari 99.999 unit sudah dihitung". While `total` is 0 it is unknown and the work waits for its turn.
    """
    words = {"done": printed(done, 0), "total": printed(total, 0), "label": label}
    said = _("%(done)s dari %(total)s %(label)s") % words if total else _("Menunggu giliran.")
    return {"done": done, "total": total, "said": said}
