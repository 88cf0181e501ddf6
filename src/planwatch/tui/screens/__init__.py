"""Whole screens, one to a file."""
