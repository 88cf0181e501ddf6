"""Costs: lines, and totals of them."""
