"""What screens are made of, one widget to a file."""
