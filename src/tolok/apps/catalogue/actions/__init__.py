"""Writes of this app: the index of the catalogue, and what the national portal was given."""
