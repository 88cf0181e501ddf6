"""The log, undo and redo."""
