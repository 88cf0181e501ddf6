"""Measures and their readings."""
