"""Workbooks of Excel before 2007: read by a library, once the records are found harmless."""
