"""Forms of a cycle, one file per kind of work."""
