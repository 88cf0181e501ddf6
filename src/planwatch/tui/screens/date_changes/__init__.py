"""Date changes, and how dates are held."""
