"""What answers each recommendation."""
