"""Pages of readiness: one unit, the map of an office, letters about open duties."""
