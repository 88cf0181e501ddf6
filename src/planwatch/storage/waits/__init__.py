"""Which action waits for which, as rows."""
