"""What changed since a forum last met."""
