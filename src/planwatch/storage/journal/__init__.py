"""Reading the journal: the log, undo, the past."""
