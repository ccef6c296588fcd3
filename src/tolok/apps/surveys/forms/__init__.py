"""Forms of surveys, one file a matter."""
