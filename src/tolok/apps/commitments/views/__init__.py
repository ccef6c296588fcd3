"""Pages of promises and coaching."""
