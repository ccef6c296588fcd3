"""Pages from which papers of standards are taken away."""
