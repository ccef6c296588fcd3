"""What pages and files with linked data share: the address everything is called by, and data within a page."""

import json

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

_ESCAPED = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def script_of(found: object) -> SafeString:
    """Data to stand within <script type="application/ld+json">: nothing in it can end the element."""
    return mark_safe(json.dumps(found, ensure_ascii=False).translate(_ESCAPED))  # noqa: S308 - escaped here


def base_of(request: HttpRequest) -> str:
    """The address of the catalogue, the same in every language: what linked data calls things by."""
    with override("id"):
        return request.build_absolute_uri(reverse("catalogue"))
