"""Measures: what shows that the plan worked."""
