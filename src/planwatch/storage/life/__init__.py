"""Versions of a plan: after which change each was taken."""
