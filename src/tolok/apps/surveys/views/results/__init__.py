"""Pages of results: of one survey, of one unit over time, of all units of a period."""
