"""Tolok: the open yardstick for public services."""

__version__ = "0.1.0"
