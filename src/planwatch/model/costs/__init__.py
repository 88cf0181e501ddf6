"""What a plan costs: each line, and totals that add."""
