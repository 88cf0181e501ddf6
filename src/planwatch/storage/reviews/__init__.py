"""Reviews as rows."""
