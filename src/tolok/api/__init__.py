"""The JSON door: reads and imports for other programs. One file per group of addresses; the OpenAPI page describes all."""
