"""Reads that signals need."""
