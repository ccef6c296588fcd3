"""Pages about how a promise is kept: decrees, maklumat, publications, freshness, reviews and monitoring."""
