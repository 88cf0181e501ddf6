"""Actions that wait for others."""
