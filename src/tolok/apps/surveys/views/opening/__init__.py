"""Pages on which surveys are prepared and opened."""
