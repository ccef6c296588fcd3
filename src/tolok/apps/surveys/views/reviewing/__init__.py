"""Pages of whoever reviews answers and comments: the Biro alone, but for the counts of themes."""
