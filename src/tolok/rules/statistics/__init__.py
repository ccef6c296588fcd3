"""Plain mathematics of the rules: tests, trends, likeness and fair division. It knows no survey and no instrument."""
