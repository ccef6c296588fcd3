"""Pages about surveys that run: all of them in a list, how far one is, and what came late."""
