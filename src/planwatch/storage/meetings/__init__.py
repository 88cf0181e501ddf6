"""Packs as rows."""
