"""What may go wrong or right."""
