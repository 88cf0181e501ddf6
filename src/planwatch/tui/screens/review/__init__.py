"""The review run, and its page."""
