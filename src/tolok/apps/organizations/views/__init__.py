"""Pages of the Biro."""
