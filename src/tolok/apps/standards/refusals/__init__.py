"""Why something is refused, in words: one file for each kind of page."""
