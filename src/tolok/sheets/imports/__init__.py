"""Answers that other programs collected, whatever their file looks like, as one common value."""
