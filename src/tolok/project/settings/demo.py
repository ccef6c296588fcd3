"""One machine, plain HTTP, everything in the data folder: what `make run` and `tolok serve` start."""

from tolok.project.settings.served import *  # noqa: F403
from tolok.project.settings.served import listed

DEBUG = False
# Load invented data at the first start and show it on the home page.
TOLOK_DEMONSTRATION = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *listed("TOLOK_HOSTS")]
