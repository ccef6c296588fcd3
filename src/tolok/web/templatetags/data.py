"""Numbers: the ruler, figures, tables, single values, progress."""

from decimal import Decimal
from typing import get_args

from django import template
from django.utils.safestring import SafeString, mark_safe

from tolok.charts.drawing import Size, ruler_svg
from tolok.charts.ruler import Ruler
from tolok.web.rendering import block, checked
from tolok.web.shapes import Table

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


@register.inclusion_tag("components/stat/stat.html")
def stat(
    label: str, value: str, word: str = "", n: str = "", period: str = "", version: str = ""
) -> dict[str, object]:
    """Show one index with how many answered, the period and the instrument it was computed by."""
    return {"label": label, "value": value, "word": word, "n": n, "period": period, "version": version}


@register.inclusion_tag("components/progress/progress.html")
def progress(done: int, total: int, label: str) -> dict[str, object]:
    """Show how far long work is: "12 dari 42 unit". `total` may be 0 while it is unknown."""
    share = Decimal(done * 100) / total if total else Decimal(0)
    return {"done": done, "total": total, "label": label, "share": f"{share:.1f}"}
