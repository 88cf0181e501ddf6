"""Handing actions over."""
