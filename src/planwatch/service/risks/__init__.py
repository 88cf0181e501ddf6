"""Risks, and what lessens them."""
