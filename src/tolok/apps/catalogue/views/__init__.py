"""Pages of the catalogue: what the public reads, what others copy, and what staff carry to the national portal."""
