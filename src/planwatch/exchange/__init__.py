"""Snapshots to files and back: one file for each format, one registry by suffix."""
