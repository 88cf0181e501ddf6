"""What somebody typed, as what it means."""
