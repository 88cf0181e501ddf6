"""Actions as lists show them: what a row tells, what is listed, how they are counted."""
