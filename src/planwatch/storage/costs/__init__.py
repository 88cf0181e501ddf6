"""Costs: what actions cost by their own field."""
