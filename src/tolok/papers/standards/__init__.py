"""Service standards on paper: the annex of a decree, leaflet, maklumat and register."""
