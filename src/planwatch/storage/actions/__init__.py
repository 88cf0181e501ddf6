"""Actions listed, counted and rated."""
