"""Settings of the server that is measured: those of one machine, every answer told how long it took here."""

from tolok.project.settings.demo import *  # noqa: F403
from tolok.project.settings.demo import MIDDLEWARE as PRODUCT

ROOT_URLCONF = "benchmarks.served_addresses"
MIDDLEWARE = ["benchmarks.served_timing.Timing", *PRODUCT]
TOLOK_DEMONSTRATION = False
