"""Pages of evidence libraries."""
