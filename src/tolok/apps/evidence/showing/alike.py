"""How alike proofs are, in words."""

from decimal import Decimal

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tolok.apps.evidence.models import AlikeGroup
from tolok.web.printing import printed

#: Percent: what is not exactly the same is never told as a hundred.
ALMOST = Decimal(99)


def how_alike(one: AlikeGroup) -> str:
    """How alike what stands in a group is."""
    if one.exact:
        return _("berkas yang sama persis")
    if one.best is None:
        return _("berkas yang mirip")
    share = min(one.best.share * 100, ALMOST)
    return _("berkas yang sekitar %(share)s %% sama") % {"share": printed(share, 0)}


def in_other_units(one: AlikeGroup) -> str:
    """How many other units have it, and whether that is meant."""
    others = one.units - 1
    told = ngettext("%(how)s ada di %(n)s unit lain", "%(how)s ada di %(n)s unit lain", others)
    words = told % {"how": capfirst(how_alike(one)), "n": others}
    return _("%(told)s; memang dipakai bersama") % {"told": words} if one.shared_at else words
