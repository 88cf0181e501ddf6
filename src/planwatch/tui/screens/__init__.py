"""Whole screens, one folder to each, and what they have in common."""
