"""What is wrong or weak in a plan, as findings that a person can put right or accept."""
