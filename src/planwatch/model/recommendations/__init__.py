"""Recommendations, and what answers them."""
