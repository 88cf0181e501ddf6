"""Plans, themes and leads."""
