"""The evidence library: how large, how many, who looks at files, and from which host they are served.

See docs/adr/0009-evidence.md.
"""

import os

#: The largest file, in MB, the most files of one unit, and how many MB they may have together.
TOLOK_EVIDENCE_MB = int(os.environ.get("TOLOK_EVIDENCE_MB", "50"))
TOLOK_EVIDENCE_FILES = int(os.environ.get("TOLOK_EVIDENCE_FILES", "2000"))
TOLOK_EVIDENCE_UNIT_MB = int(os.environ.get("TOLOK_EVIDENCE_UNIT_MB", "10000"))
#: The largest picture, in millions of pixels: what it takes in memory follows from this, not from its file.
TOLOK_EVIDENCE_MEGAPIXELS = int(os.environ.get("TOLOK_EVIDENCE_MEGAPIXELS", "50"))
#: Where ClamAV listens: host:port or the path of a socket; files are not scanned without it.
TOLOK_CLAMAV = os.environ.get("TOLOK_CLAMAV", "")
#: A second host, with its port if it has one, that serves files and nothing else.
TOLOK_FILES_HOST = os.environ.get("TOLOK_FILES_HOST", "")
#: Whether links may lead into private networks. Only tests say yes.
TOLOK_EVIDENCE_PRIVATE_LINKS = False
