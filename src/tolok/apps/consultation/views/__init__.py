"""Pages about consultations: those of the public, and those of whoever keeps them."""
