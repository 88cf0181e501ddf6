"""What a user can do: each function is one transaction and one change of the journal."""
