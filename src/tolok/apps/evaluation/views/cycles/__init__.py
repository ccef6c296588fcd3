"""Pages of the Biro and everybody's desk."""
