"""The law as dated data, and plain functions over it: no web framework, no clock, no network."""
