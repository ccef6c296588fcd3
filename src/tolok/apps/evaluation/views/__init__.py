"""Pages of a cycle, one file or folder per kind of work."""
