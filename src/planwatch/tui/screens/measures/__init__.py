"""Measures and the lines that their readings draw."""
