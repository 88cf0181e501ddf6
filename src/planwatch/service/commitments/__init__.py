"""What an organisation commits itself to."""
