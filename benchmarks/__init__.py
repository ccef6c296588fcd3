"""Speed with its budgets: ``make bench`` runs every line once and writes docs/reference/benchmarks.md."""
