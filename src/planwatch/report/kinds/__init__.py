"""The kinds of report: each a list of sections, which it numbers."""
