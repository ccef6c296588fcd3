"""What the template tags share: drawing a component around a block, and refusing unknown words."""

import re
from collections.abc import Sequence

from django.template.exceptions import TemplateSyntaxError
from django.template.loader import render_to_string
from django.utils.formats import localize
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe


def block(component: str, content: str, **context: object) -> SafeString:
    """Draw components/<name>/<name>.html around `content`, which the template engine already escaped."""
    inner = mark_safe(content)  # noqa: S308 - the rendered body of a block tag
    return render_to_string(f"components/{component}/{component}.html", {"content": inner, **context})


def checked(what: str, given: str, allowed: Sequence[str]) -> None:
    """Raise TemplateSyntaxError naming the allowed words when `given` is none of them."""
    if given not in allowed:
        raise TemplateSyntaxError(f"{what} {given!r} is unknown; use one of: {', '.join(allowed)}")


_CODE = re.compile(r"\b[A-Z]{1,3}-\d{1,3}\b")


def kept_whole(text: object) -> SafeString:
    """Escape the text and keep a code such as F-02 on one line. The text itself stays as it is, so that a search finds it."""
    return mark_safe(  # noqa: S308 - escaped here
        _CODE.sub(r'<span class="whole">\g<0></span>', conditional_escape(str(localize(text))))
    )
