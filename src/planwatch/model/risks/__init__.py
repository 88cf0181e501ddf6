"""Risks: how they are scored, and whether anything lessens them."""
