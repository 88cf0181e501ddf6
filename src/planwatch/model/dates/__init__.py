"""Dates as people write them, read and said."""
