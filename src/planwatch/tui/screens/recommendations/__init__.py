"""What was recommended, and what was said to it."""
