"""Pages of clarification and objections."""
