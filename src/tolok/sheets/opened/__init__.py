"""Published results as open data, with the metadata that portals harvest."""
