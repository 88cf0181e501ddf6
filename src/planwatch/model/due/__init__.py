"""What follows from a due date: lateness, the three dates, moves."""
