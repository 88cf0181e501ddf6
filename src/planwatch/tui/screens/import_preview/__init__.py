"""A file of another program, before it is imported: what its columns and rows mean."""
