"""What a user can do to actions."""
