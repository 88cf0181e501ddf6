"""Rows to the model\'s values and back."""
