"""Pages of results: proposing and locking, the units, one unit, what if, papers."""
