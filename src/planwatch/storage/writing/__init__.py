"""The one way in: rows written together with the journal of what changed."""
