"""When forums meet."""
