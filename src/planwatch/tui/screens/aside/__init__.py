"""A throw-away copy of the samples over one's own list."""
