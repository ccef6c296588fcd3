"""From results to what components show, in the reader's language. Nothing here asks the database."""
