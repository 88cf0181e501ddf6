"""What is wrong in the plans."""
