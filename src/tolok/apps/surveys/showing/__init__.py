"""Results in the reader's language: rulers, tables and words for pages; nothing is computed here."""
