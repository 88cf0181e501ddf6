"""Deep dives of scrutiny panels."""
