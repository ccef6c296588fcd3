"""Pages about measured service times and visits at the desk."""
