"""The frame of every page: way back, languages, help."""

from collections.abc import Iterable, Mapping

from django import template
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from tolok.web.rendering import checked
from tolok.web.shapes import Link

register = template.Library()

BEHAVIOURS = (
    "address",
    "answer-queue",
    "autosave",
    "file",
    "focus",
    "in-sight",
    "keep-answer",
    "keep-beside",
    "keep-draft",
    "kiosk",
    "levels",
    "menu",
    "once",
    "poll",
    "upload",
)


@register.inclusion_tag("components/skip-link/skip-link.html")
def skip_link() -> dict[str, object]:
    """Let keyboards jump over the header; the first thing on every page."""
    return {}


@register.inclusion_tag("components/breadcrumb/breadcrumb.html")
def breadcrumb(links: Iterable[Link]) -> dict[str, object]:
    """Show the way back, from the home page down to the page above this one."""
    return {"links": links}


@register.inclusion_tag("components/language-switch/language-switch.html", takes_context=True)
def language_switch(context: Mapping[str, object]) -> dict[str, object]:
    """Link to this same page in the other language."""
    return {"languages": context.get("languages", [])}


@register.inclusion_tag("components/help-block/help-block.html", takes_context=True)
def help_block(context: Mapping[str, object]) -> dict[str, object]:
    """Say where to get help, in the same place on every page (WCAG 2.2, 3.2.6).

    The public is led to `help_doors`, the first of them to the unit; on a page about one service `help_here` leads to
    that unit itself. Without doors staff reads, who asks in the office.
    """
    doors, here = context.get("help_doors"), context.get("help_here")
    if isinstance(doors, list) and doors and here:
        doors = [here, *doors[1:]]
    return {"help": context.get("help"), "office": context.get("office"), "doors": doors}


@register.inclusion_tag("components/page-heading/page-heading.html")
def page_heading(title: str, lead: str = "", over: str = "") -> dict[str, object]:
    """Show the page's title with, above it, what it belongs to (`over`) and, below it, one lead sentence."""
    return {"title": title, "lead": lead, "over": over}


@register.simple_tag
def behaviour(*names: str) -> SafeString:
    """Load small scripts by name (static/web/<name>.js); every page works without them."""
    for name in names:
        checked("behaviour", name, BEHAVIOURS)
    return format_html_join(
        "\n", '<script src="{}" defer></script>', ((static(f"web/{name}.js"),) for name in names)
    )
