"""A whole cycle of evaluation: who judges, what was closed, how it is computed again, where a unit stands."""
