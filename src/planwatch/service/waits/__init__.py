"""Which action waits for which."""
