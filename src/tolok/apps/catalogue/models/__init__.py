"""The rows of this app: what search reads, and what the national portal was given."""

from tolok.apps.catalogue.models.index import IndexState, Listing, Near, Word
from tolok.apps.catalogue.models.sippn import SippnSync, SippnUpload

__all__ = ["IndexState", "Listing", "Near", "SippnSync", "SippnUpload", "Word"]
