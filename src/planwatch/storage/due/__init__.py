"""Date changes as rows."""
