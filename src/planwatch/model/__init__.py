"""What a plan is, on paper: no clock, no database, no screen."""
