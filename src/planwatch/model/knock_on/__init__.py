"""What hangs on an action that is late."""
