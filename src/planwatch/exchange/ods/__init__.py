"""Spreadsheets of OpenDocument: what stands in their cells, and all that a person sees of it."""
