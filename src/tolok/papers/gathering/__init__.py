"""What records say about indicators and duties: sheet, log, and the letter about duties that are not kept."""
