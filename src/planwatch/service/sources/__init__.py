"""The documents that a plan answers."""
