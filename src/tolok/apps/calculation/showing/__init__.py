"""From the rules' values to what components show, in the reader's language. Nothing is computed here."""
