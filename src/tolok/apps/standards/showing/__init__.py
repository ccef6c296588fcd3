"""What standards look like on pages: tables and words in the reader's language; nothing is decided here."""
