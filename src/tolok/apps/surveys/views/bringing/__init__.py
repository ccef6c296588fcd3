"""Pages that bring answers in and take them away."""
