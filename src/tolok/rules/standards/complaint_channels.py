"""As which option of PEKPPP's question about complaint media the channels of standards count."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files


@cache
def options() -> Mapping[str, str]:
    """Medium of a channel → option key of ``complaint_media``."""
    found = tomllib.loads(
        files("tolok.rules.standards").joinpath("complaint_channels.toml").read_text("utf-8")
    )
    return dict(found["media"])


def counted(media: Iterable[str]) -> frozenset[str]:
    """The options that some channels count as."""
    return frozenset(options()[one] for one in media if one in options())
