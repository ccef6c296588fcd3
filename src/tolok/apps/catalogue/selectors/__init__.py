"""Reads of this app: the public catalogue, the index behind it, and what the national portal was given."""
