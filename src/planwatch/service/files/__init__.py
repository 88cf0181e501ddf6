"""Use cases with a file."""
