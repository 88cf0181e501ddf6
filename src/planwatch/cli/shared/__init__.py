"""What several commands share: what stands before a command, streams, tables, and telling what became of a change."""
