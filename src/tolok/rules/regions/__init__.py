"""Region codes of the Ministry of Home Affairs: their grammar, and the provinces that come with Tolok.

The 83,000 names below the provinces are not shipped: an office loads the list it uses
(`tolok.apps.organizations.actions.load_regions`).
"""

from tolok.rules.regions.codes import LEVELS, RegionCode, RegionLevel, parse
from tolok.rules.regions.provinces import Province, province_on, provinces, provinces_on
from tolok.rules.regions.zones import Zone, zone_of

__all__ = [
    "LEVELS",
    "Province",
    "RegionCode",
    "RegionLevel",
    "Zone",
    "parse",
    "province_on",
    "provinces",
    "provinces_on",
    "zone_of",
]
