"""Report, publication, follow-up, and what they mean for PEKPPP."""
