"""Pages about the services of a unit."""
