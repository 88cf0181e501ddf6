"""Due dates: what is late."""
