"""Lists an office keeps: units, people, regions, services."""
