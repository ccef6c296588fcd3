"""Things people press or follow: buttons, links, doors, downloads, tabs, pages."""

from collections.abc import Iterable
from typing import Literal, get_args

from django import template
from django.core.paginator import Page
from django.utils.safestring import SafeString, mark_safe

from tolok.web.icons import PATHS
from tolok.web.printing import printed
from tolok.web.rendering import block, checked
from tolok.web.shapes import Download, Link, Topic

register = template.Library()

ButtonKind = Literal["primary", "secondary", "danger"]


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw one of the icons of icons.py; a word always stands beside it, so it is hidden from readers."""
    checked("icon", name, tuple(PATHS))
    return mark_safe(  # noqa: S308 - our own constant paths
        f'<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">'
        f'<path d="{PATHS[name]}"/></svg>'
    )


@register.inclusion_tag("components/button/button.html")
def button(
    text: str,
    href: str = "",
    kind: ButtonKind = "primary",
    icon: str = "",
    name: str = "",
    value: str = "",
    once: str = "",
) -> dict[str, object]:
    """Show a button, or with `href` a link that looks like one.

    `once` is what the button says after it was pressed ("Sedang mengunggah…"); a second press then does nothing.
    """
    checked("button kind", kind, get_args(ButtonKind))
    return {
        "text": text,
        "href": href,
        "kind": kind,
        "icon": icon,
        "name": name,
        "value": value,
        "once": once,
    }


@register.inclusion_tag("components/action-link/action-link.html")
def action_link(text: str, href: str, icon: str = "arrow") -> dict[str, object]:
    """Show a link on a line of its own with an arrow: the next step that is not the main one."""
    return {"text": text, "href": href, "icon": icon}


@register.simple_block_tag(end_name="enddoor")
def door(content: str, title: str, href: str, icon: str = "arrow") -> SafeString:
    """Show a way in: a card whose title is the link and whose content says what lies behind."""
    return block("door", content, title=title, href=href, icon=icon)


@register.simple_block_tag(end_name="endactions")
def actions(content: str, sticky: bool = False) -> SafeString:
    """Group the buttons of a page; `sticky` keeps them at the foot of the window."""
    return block("actions", content, sticky=sticky)


@register.inclusion_tag("components/download-list/download-list.html")
def download_list(files: Iterable[Download], title: str = "") -> dict[str, object]:
    """List files to take away, each with its format and what it is good for."""
    return {"files": files, "title": title}


@register.inclusion_tag("components/topic-list/topic-list.html")
def topic_list(topics: Iterable[Topic]) -> dict[str, object]:
    """Offer ways into a long list side by side, each with how many things lie behind it."""
    return {"topics": topics}


@register.inclusion_tag("components/tabs/tabs.html")
def tabs(links: Iterable[Link], label: str) -> dict[str, object]:
    """Show sister pages as tabs; each is a link with its own address, one is `current`."""
    return {"links": links, "label": label}


@register.inclusion_tag("components/pagination/pagination.html", takes_context=True)
def pagination(
    context: template.Context, page: Page[object], parameter: str = "halaman"
) -> dict[str, object]:
    """Show where this page stands in a long list, keeping the rest of the query."""
    query = context["request"].GET.copy()
    query.pop(parameter, None)
    kept = f"{query.urlencode()}&" if query else ""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "numbers": [
            (number, printed(number, 0) if isinstance(number, int) else number) for number in numbers
        ],
        "first": printed(page.start_index(), 0),
        "last": printed(page.end_index(), 0),
        "total": printed(page.paginator.count, 0),
        "stem": f"?{kept}{parameter}=",
    }
