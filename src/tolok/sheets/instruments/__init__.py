"""Filled workbooks of a weighted instrument, and results as rows."""
