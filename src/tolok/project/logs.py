"""Keep secrets out of the log: addresses of invitations and of signed files hold what opens them."""

import logging
import re

#: A part of an address that is too long for a number or a word stands for what is not to be kept.
SECRET = re.compile(r"(/(?:undangan|berkas)/)[^/\s?\"']{16,}")
HIDDEN = r"\1…"


class Discreet(logging.Filter):
    """Lets every line through, without the secrets in its addresses."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Put the line together now, and mask it; it is kept as it is when there is nothing to mask."""
        said = record.getMessage()
        masked = SECRET.sub(HIDDEN, said)
        if masked != said:
            record.msg, record.args = masked, ()
        return True
