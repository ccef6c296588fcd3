"""Pages of F-01."""
