"""Workbooks of Excel before 2007: what stands in their cells, and all that a person sees of it."""
