"""Findings that somebody has accepted."""
