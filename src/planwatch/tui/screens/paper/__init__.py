"""A paper before it is handed out: read, found in, for whom and as of when chosen, saved and opened."""
