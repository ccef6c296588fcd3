"""The JSON door: reads and imports for other programs. One file per group of addresses; `door` joins them.

See docs/reference/api.md and docs/adr/0011-json-door.md.
"""
