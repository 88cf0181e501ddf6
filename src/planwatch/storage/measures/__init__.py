"""What goes with the measures of a plan."""
