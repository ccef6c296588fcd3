"""A result that was computed from a file: of one unit, of a survey, of all side by side, and the command for it."""
