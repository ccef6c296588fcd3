"""Addresses of the JSON door, and of its page for people."""

from django.urls import URLPattern, path

from tolok.api.description import openapi, page
from tolok.api.door import addresses

#: Under ROOT of `middleware`, in one language: the answers hold both.
door: list[URLPattern] = [path("openapi.json", openapi, name="api-openapi"), *addresses]
#: In the reader's language.
pages: list[URLPattern] = [path("", page, name="api")]
