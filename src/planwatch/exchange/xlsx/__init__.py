"""Workbooks of Excel: what stands in their cells, and all that a person sees of it."""
