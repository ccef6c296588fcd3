"""Long work of a cycle, done by the worker; one file per kind of work."""
